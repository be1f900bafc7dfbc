import { expect, it } from 'vitest';
import type { LogEntry } from '../../../../utils/core/people/log-entry.ts';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import type { CallId } from '../../../../utils/core/protocol/letter.ts';
import { expectedUntil } from '../../../../utils/core/screening/expected.ts';

const AT = 1_900_000_000_000;
const MINUTE = 60_000;

const entry = (change: Partial<LogEntry> = {}): LogEntry => ({
  account: '1' as UserId,
  call: 'AAAAAAAAAAAAAAAAAAAAAA' as CallId,
  direction: 'incoming',
  person: { userId: '2' as UserId },
  kind: 'video',
  at: AT,
  outcome: 'declined',
  ...change,
});
const inMinutes = entry({ counter: { kind: 'in-minutes', minutes: 30 } });

it.each([
  ['“in 30 minutes” expects them for 45', [inMinutes], AT + 45 * MINUTE],
  ['“voice only” expects them for 15', [entry({ counter: { kind: 'voice-only' } })], AT + 15 * MINUTE],
  ['“write to me” expects no call', [entry({ counter: { kind: 'write-to-me' } })], 0],
  ['a decline without an offer expects no call', [entry()], 0],
  ['an offer of theirs is none of mine', [{ ...inMinutes, direction: 'outgoing' }], 0],
  ['nothing happened, nothing is expected', [], 0],
  ['a later call ends it', [inMinutes, entry({ at: AT + MINUTE, outcome: 'answered' })], 0],
  ['an earlier one does not', [entry({ at: AT - MINUTE, outcome: 'missed' }), inMinutes], AT + 45 * MINUTE],
] as const)('%s', (_, theirs, until) => {
  expect(expectedUntil(theirs)).toBe(until);
});
