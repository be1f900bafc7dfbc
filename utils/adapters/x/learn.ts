import type { KnownFollowing } from '../../core/people/known-following.ts';
import type { Learning } from '../../models/ports/messages.ts';
import { createXSide } from '../messaging/x-side.ts';
import { readMe } from './me.ts';
import { watchRoutes } from './routes.ts';
import { LIST_COLUMN } from './selectors.ts';
import { readLook, type Look } from './theme.ts';

const TAG = 'ahoy-learn';
/** X acts on clicks and on single letters anywhere in its page. */
const OWN_EVENTS = ['click', 'keydown', 'keyup', 'keypress'];

export type PillProps = {
  readonly known: KnownFollowing;
  readonly look: Pick<Look, 'isDark' | 'isRtl'>;
  /** Behind X's list. */
  readonly background: string;
  /** Where X's list is, px. */
  readonly column: { readonly left: number; readonly width: number };
};

/** Puts the pill into our shadow root. Adapters know no components: the entrypoint brings this. */
export type CreatePill = (root: ShadowRoot, onClose: () => void) => (props: PillProps) => void;

/**
 * While a person scrolls through the list that they opened from Ahoy, shows how far it is. Reads nothing of X's page:
 * what is learnt comes back from the background. It never scrolls.
 */
export const watchLearning = (
  createPill: CreatePill,
  name: string,
  orphaned: () => void,
  signal: AbortSignal,
): void => {
  const side = createXSide(orphaned, signal);
  const me = readMe();
  if (!me) return;
  const host = document.createElement(TAG);
  host.role = 'group';
  host.ariaLabel = name;
  for (const type of OWN_EVENTS) host.addEventListener(type, (event) => event.stopPropagation());
  let learning: Learning | null | undefined;

  const draw = createPill(host.attachShadow({ mode: 'open' }), () => {
    learning = null;
    host.remove();
    void side.send('learning', { me, over: true });
  });

  const show = (): void => {
    if (!learning || !isListOf(learning.handle)) return host.remove();
    const column = document.querySelector(LIST_COLUMN) ?? document.body;
    const { left, width } = column.getBoundingClientRect();
    if (!host.isConnected) document.body.append(host);
    draw({
      known: learning.known,
      look: readLook(column),
      background: getComputedStyle(document.body).backgroundColor,
      column: { left, width },
    });
  };

  side.listen({
    learning: (now) => {
      if (!learning || now.me !== me || now.me !== readMe()) return;
      learning = now;
      show();
    },
  });
  void side.send('learning', { me }).then((answer) => {
    learning = answer;
    show();
  });
  watchRoutes(show, signal);
  addEventListener('resize', show, { signal, passive: true });
  signal.addEventListener('abort', () => host.remove());
};

const isListOf = (handle: string): boolean =>
  location.pathname.toLowerCase() === `/${handle}/following`.toLowerCase();
