import type { Partner } from '../../core/people/seen.ts';
import { authorOf, findToken, incomingRowId, mayHoldToken, type RowSide } from '../../core/x/message-row.ts';
import { MESSAGE_BODY, MESSAGE_ROW, MESSAGE_TEXT } from './selectors.ts';

/**
 * Reading invites out of message rows. Rows come and go by the thousand while a person scrolls, so the one observer
 * here sees the children of the rows' parent and the text of the last rows, which may be filled late or edited; it
 * wakes once, goes to sleep and looks when `QUIET_MS` have passed.
 * Cost: at most one wake-up per second, and one substring search in the rendered text; rows are read only if it hits.
 */
const QUIET_MS = 1000;
/** Time between the two readings that must agree, ms. */
const AGAIN_MS = 400;
const MAX_ROWS = 200;
/** X lets people edit for 15 minutes: what is so young is among the last rows. */
const MAX_WATCHED = 50;
const MAX_KNOWN = 500;
const MAX_TEXT = 4000;
/** X itself takes a list for scrolled to its end when this little is left, px. */
const END_PX = 60;

type Reading = { readonly row: string; readonly token: string; readonly text: string };

export type InviteReader = {
  /** From now on reads the rows in `messages` as written by `partner`; with undefined, nothing. */
  readonly follow: (messages: Element | undefined, partner: Partner | undefined) => void;
};

export const createInviteReader = (
  found: (partner: Partner, token: string, text: string) => void,
  /** Who of the two wrote last; told when a look at the rows for invites shows another than before. */
  wroteLast: (partner: Partner, author: 'me' | 'them') => void,
  /** Whether the page shows that person's accepted conversation at this very moment. */
  isStill: (partner: Partner) => boolean,
  signal: AbortSignal,
): InviteReader => {
  const known = new Set<string>();
  let place: { readonly messages: Element; readonly partner: Partner } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastAuthor: 'me' | 'them' | undefined;

  const observer = new MutationObserver(() => {
    observer.disconnect();
    later(QUIET_MS, scan);
  });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
  });

  const later = (ms: number, act: () => void): void => {
    clearTimeout(timer);
    if (!signal.aborted) timer = setTimeout(act, ms);
  };

  const sleep = (): void => {
    if (!place) return;
    const { messages } = place;
    const rows = [...messages.querySelectorAll(MESSAGE_ROW)].slice(-MAX_WATCHED);
    for (const parent of new Set([messages, rows[0]?.parentElement ?? messages]))
      observer.observe(parent, { childList: true });
    for (const row of rows) observer.observe(row, { childList: true, characterData: true, subtree: true });
  };

  const scan = (): void => {
    if (!place) return;
    const { messages, partner } = place;
    noteAuthor(messages, partner);
    const fresh = readRows(messages).filter(({ token }) => !known.has(keyOf(partner, token)));
    if (fresh.length > 0) later(AGAIN_MS, () => confirm(fresh));
    else sleep();
  };

  const noteAuthor = (messages: Element, partner: Partner): void => {
    const author = readLastAuthor(messages);
    if (author === undefined || author === lastAuthor || !isStill(partner)) return;
    lastAuthor = author;
    wroteLast(partner, author);
  };

  const confirm = (before: readonly Reading[]): void => {
    if (!place) return;
    const { messages, partner } = place;
    const again = isStill(partner) ? readRows(messages) : [];
    for (const { row, token, text } of before) {
      if (!again.some((one) => one.row === row && one.token === token && one.text === text)) continue;
      remember(known, keyOf(partner, token));
      found(partner, token, text);
    }
    sleep();
  };

  return {
    follow(messages, partner) {
      if (messages === place?.messages && partner?.id === place?.partner.id) return;
      observer.disconnect();
      clearTimeout(timer);
      place = messages && partner && { messages, partner };
      lastAuthor = undefined;
      if (place) later(AGAIN_MS, scan);
    },
  };
};

/** The same token from somebody else is another invite: who may use it, the token itself says. */
const keyOf = ({ id }: Partner, token: string): string => `${id} ${token}`;

const remember = (known: Set<string>, key: string): void => {
  for (const oldest of known) {
    if (known.size < MAX_KNOWN) break;
    known.delete(oldest);
  }
  known.add(key);
};

/** Undefined while the person reads older messages: the last row that is rendered is not the last message then. */
const readLastAuthor = (messages: Element): 'me' | 'them' | undefined => {
  const isAtEnd = messages.scrollHeight - messages.clientHeight - messages.scrollTop < END_PX;
  const last = isAtEnd ? [...messages.querySelectorAll(MESSAGE_BODY)].at(-1) : undefined;
  return last && authorOf(sideOf(last));
};

const sideOf = (body: Element): RowSide => ({
  classes: [...body.classList],
  alignment: getComputedStyle(body).justifyContent,
  status: body.getAttribute('data-send-status'),
});

/** `innerText` would be empty in background tabs and would force layout; the text node's own text is enough. */
const readRows = (messages: Element): readonly Reading[] => {
  if (!mayHoldToken(messages.textContent)) return [];
  return [...messages.querySelectorAll(MESSAGE_ROW)].slice(-MAX_ROWS).flatMap((item) => {
    const body = item.querySelector(MESSAGE_BODY);
    const textElement = item.querySelector(MESSAGE_TEXT);
    const text = textElement?.textContent ?? '';
    if (!body || !textElement || !mayHoldToken(text)) return [];
    const token = findToken(text);
    const row = incomingRowId({
      itemKey: item.getAttribute('data-dm-item-key'),
      rowKey: body.getAttribute('data-dm-message-row'),
      testId: body.getAttribute('data-testid'),
      textTestId: textElement.getAttribute('data-testid'),
      ...sideOf(body),
    });
    return row && token ? [{ row, token, text: text.slice(0, MAX_TEXT) }] : [];
  });
};
