import { beforeAll, describe, expect, it } from 'vitest';
import { isInviteLate, phaseText } from '../../../../components/call/phase-text.ts';
import type { CallView, InvitePlacement } from '../../../../utils/core/call/view.ts';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import type { CallId } from '../../../../utils/core/protocol/letter.ts';
import { speakEnglish } from '../../../support/catalogue.ts';

beforeAll(speakEnglish);

const TEN_MINUTES = 600_000;

const inviting = (placed?: InvitePlacement): CallView => ({
  id: 'AAAAAAAAAAAAAAAAAAAAAA' as CallId,
  account: '1' as UserId,
  role: 'caller',
  phase: 'inviting',
  kind: 'audio',
  person: { userId: '2' as UserId, name: 'Bob' },
  startedAt: 0,
  relayOnly: false,
  ...(placed === undefined ? {} : { invite: { text: 'ahoy1:', placed } }),
});

describe('a window that invites', () => {
  it.each([undefined, 'pending'] as const)(
    'does not speak of an invite that is not there yet: %s',
    (placed) => {
      expect(phaseText(inviting(placed), 0)).toBe('Bob has no Ahoy card yet.');
    },
  );

  it.each(['written', 'draft', 'failed'] as const)(
    'says how it begins, and asks for nothing that may be done already: %s',
    (placed) => {
      expect(phaseText(inviting(placed), TEN_MINUTES - 1)).toBe(
        'Bob has no Ahoy card yet, so the first call begins with an invite in your DM.',
      );
    },
  );

  it.each([undefined, 'pending', 'written', 'draft', 'failed'] as const)(
    'does not say that it waits once an answer would not ring any more: %s',
    (placed) => {
      expect(phaseText(inviting(placed), TEN_MINUTES)).toBe('This window no longer waits for Bob.');
    },
  );

  it('goes on with a countdown or a question that came in time', () => {
    const answered = { ...inviting('written'), countdownUntil: TEN_MINUTES + 1 };
    expect(isInviteLate(answered, TEN_MINUTES)).toBe(false);
    expect(isInviteLate({ ...inviting(), askBroker: 'signal.example.org' }, TEN_MINUTES)).toBe(false);
  });
});
