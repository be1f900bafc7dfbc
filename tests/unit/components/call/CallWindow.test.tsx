// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CallActions } from '../../../../components/call/call-actions.ts';
import { CallWindow } from '../../../../components/call/CallWindow.tsx';
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

let said: string[] = [];
const actions = new Proxy({} as CallActions, {
  get: (_, name) => (given: unknown) => void said.push(`${String(name)} ${JSON.stringify(given)}`),
});

beforeAll(speakEnglish);
beforeEach(() => void (said = []));
afterEach(() => render(null, document.body));

const show = (change: Partial<CallView>, inCall: Partial<InCallView> = {}): void =>
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
      speaking={false}
      unreachable={false}
      inCall={{ ...CALM, ...inCall }}
      actions={actions}
    />,
    document.body,
  );

const field = (name: string): HTMLInputElement => {
  const found = document.querySelector<HTMLInputElement>(`input[aria-label="${name}"]`);
  if (found === null) throw new Error(`there is no field ${name}`);
  return found;
};

const type = (name: string, text: string): void => {
  field(name).value = text;
  field(name).dispatchEvent(new InputEvent('input', { bubbles: true }));
};

test.each([
  [{ shown: false }, true],
  [undefined, false],
] as const)('the list of shortcuts names picture-in-picture where the browser has it: %j', (picture, listed) => {
  HTMLDialogElement.prototype.showModal = () => undefined;
  HTMLDialogElement.prototype.close = () => undefined;
  show({ phase: 'live', liveSince: NOW }, { panel: 'shortcuts', picture });
  const list = document.querySelector('.shortcuts-list')?.textContent;
  expect(list).toContain('Mute or unmute');
  expect(list?.includes('Picture in picture')).toBe(listed);
});

const over = { phase: 'ended', end: { reason: 'hung-up-by-peer', at: NOW } } as const;

test('a reason that was typed and not sent before they accepted waits as a note, and stays when all is over', async () => {
  show({});
  type('Reason', 'About the contract');
  show({ phase: 'live', liveSince: NOW }, { panel: 'notes' });
  expect(field('Note').value).toBe('About the contract');
  show(over);
  await expect.poll(() => document.querySelector('.kept-notes')?.textContent).toContain('About the contract');
});

test('a reason that was sent is no note', () => {
  show({});
  type('Reason', 'About the contract ');
  show({ phase: 'live', liveSince: NOW, reason: 'About the contract' }, { panel: 'notes' });
  expect(field('Note').value).toBe('');
  show({ ...over, reason: 'About the contract' });
  expect(document.querySelector('.kept-notes')).toBeNull();
});

test('that a reason was sent is heard', () => {
  show({});
  type('Reason', 'About the contract');
  const state = document.querySelector('#reason-state[role=status]');
  show({ reason: 'About the contract' });
  expect(state?.textContent).toContain('Sent.');
});
