/** The call's window as its tests show it: a call with Bob that rings, unless they say otherwise. */
import { signal } from '@preact/signals';
import { render } from 'preact';
import { afterEach, beforeAll, beforeEach } from 'vitest';
import type { Typed } from '../../../../components/call/typed.ts';
import type { CallActions } from '../../../../components/call/call-actions.ts';
import { CallWindow, type CallWindowProps } from '../../../../components/call/CallWindow.tsx';
import type { InCallView } from '../../../../components/call/in-call.ts';
import type { CallView } from '../../../../utils/core/call/view.ts';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import type { CallId } from '../../../../utils/core/protocol/letter.ts';
import { speakEnglish } from '../../../support/catalogue.ts';
import { CALM, NOW } from '../../../support/stories/in-call-stories.ts';

const view: CallView = {
  id: 'AAAAAAAAAAAAAAAAAAAAAA' as CallId,
  account: '1' as UserId,
  role: 'caller',
  phase: 'ringing',
  kind: 'audio',
  person: { userId: '2' as UserId, name: 'Bob' },
  startedAt: NOW,
  relayOnly: false,
};

/** What the window asked for. */
export const said: string[] = [];
export const typed: { -readonly [Field in keyof Typed]: Typed[Field] } = {
  reason: undefined,
  answer: '',
  note: undefined,
};
/** As the model does: what was typed comes back. */
let shown: () => void = () => {};
const actions = new Proxy({} as CallActions, {
  get: (_, name) => (given: unknown, text: unknown) => {
    if (name === 'type') {
      Object.assign(typed, { [String(given)]: text });
      shown();
      return undefined;
    }
    said.push(`${String(name)} ${JSON.stringify(given)}`);
    return Promise.resolve(true);
  },
});

/** Called by every file that shows it: files share their modules, and hooks belong to the file that says them. */
export const useWindow = (): void => {
  beforeAll(speakEnglish);
  beforeEach(() => {
    said.length = 0;
    Object.assign(typed, { reason: undefined, answer: '', note: undefined });
  });
  afterEach(() => render(null, document.body));
};

export const show = (
  change: Partial<CallView>,
  inCall: Partial<InCallView> = {},
  rest: Partial<CallWindowProps> = {},
): void => {
  shown = () => show(change, inCall, rest);
  render(
    <CallWindow
      view={{ ...view, ...change }}
      now={NOW}
      devices={undefined}
      panel={undefined}
      deviceNotices={[]}
      speaker=""
      remote={undefined}
      self={undefined}
      peerSends={undefined}
      path={undefined}
      comparable={undefined}
      quality={{ level: 'unknown' }}
      figures={undefined}
      mine={{ saver: false, paused: false }}
      theirs={{ saver: false, paused: false }}
      shared={undefined}
      speaking={signal(false)}
      unreachable={false}
      rings={undefined}
      inCall={{ ...CALM, ...inCall }}
      typed={{ ...typed }}
      actions={actions}
      {...rest}
    />,
    document.body,
  );
};

export const LIVE = { phase: 'live', liveSince: NOW } as const;
export const OVER = { phase: 'ended', end: { reason: 'hung-up-by-peer', at: NOW } } as const;

/** By its words or its name. */
export const button = (name: string): HTMLButtonElement => {
  const found = [...document.querySelectorAll('button')].find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent).trim() === name,
  );
  if (found === undefined) throw new Error(`there is no button ${name}`);
  return found;
};
export const press = (name: string): void => {
  button(name).focus();
  button(name).click();
};
export const focused = (): string | null | undefined =>
  document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent;

export const field = (name: string): HTMLInputElement => {
  const found = document.querySelector<HTMLInputElement>(`input[aria-label="${name}"]`);
  if (found === null) throw new Error(`there is no field ${name}`);
  return found;
};

export const type = (name: string, text: string): void => {
  field(name).value = text;
  field(name).dispatchEvent(new InputEvent('input', { bubbles: true }));
};
