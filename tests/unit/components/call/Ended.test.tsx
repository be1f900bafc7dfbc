// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { Ended } from '../../../../components/call/Ended.tsx';
import type { CallView } from '../../../../utils/core/call/view.ts';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import type { CallId } from '../../../../utils/core/protocol/letter.ts';
import { speakEnglish } from '../../../support/catalogue.ts';

beforeAll(speakEnglish);
afterEach(() => render(null, document.body));

const over = (end: NonNullable<CallView['end']>['reason'], change: Partial<CallView> = {}): CallView => ({
  id: 'AAAAAAAAAAAAAAAAAAAAAA' as CallId,
  account: '1' as UserId,
  role: 'caller',
  phase: 'ended',
  kind: 'audio',
  person: { userId: '2' as UserId, name: 'Bob' },
  startedAt: 0,
  relayOnly: false,
  end: { reason: end, at: 1 },
  ...change,
});

let written = 0;
const show = (view: CallView): void =>
  render(
    <Ended
      view={view}
      now={1}
      actions={{
        callAgain: () => undefined,
        remind: () => Promise.resolve(null),
        write: () => (written += 1),
        close: () => undefined,
      }}
    />,
    document.body,
  );

const writeButtons = (): readonly HTMLButtonElement[] =>
  [...document.querySelectorAll('button')].filter(({ textContent }) => textContent === 'Write to Bob');

test.each(['no-answer', 'no-reason', 'unreachable', 'busy', 'declined-by-peer'] as const)(
  'whoever was not reached can be written to: %s',
  (reason) => {
    written = 0;
    show(over(reason));
    expect(writeButtons()).toHaveLength(1);
    writeButtons()[0]?.click();
    expect(written).toBe(1);
  },
);

test.each([
  over('hung-up'),
  over('cancelled'),
  over('connection-lost'),
  over('missed', { role: 'callee' }),
  over('declined', { role: 'callee' }),
  over('declined-by-peer', {
    end: { reason: 'declined-by-peer', at: 1, counter: { kind: 'voice-only' } },
  }),
])('nothing is to be written where there is something else to do: %j', (view) => {
  show(view);
  expect(writeButtons()).toEqual([]);
});

test('an offer to write is taken by one button', () => {
  show(
    over('declined-by-peer', {
      end: { reason: 'declined-by-peer', at: 1, counter: { kind: 'write-to-me' } },
    }),
  );
  expect(writeButtons()).toHaveLength(1);
});

test('who lost the focus with the call begins at what became of it, and nobody else is moved', async () => {
  show(over('no-answer'));
  await expect.poll(() => document.activeElement?.textContent).toBe('No answer');
  render(null, document.body);
  const elsewhere = document.documentElement.appendChild(document.createElement('input'));
  elsewhere.focus();
  show(over('no-answer'));
  await new Promise((done) => setTimeout(done, 100));
  expect(document.activeElement).toBe(elsewhere);
  elsewhere.remove();
});
