import { beforeAll, describe, expect, it } from 'vitest';
import { phaseText } from '../../../../components/call/phase-text.ts';
import type { CallView, InvitePlacement } from '../../../../utils/core/call/view.ts';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import type { CallId } from '../../../../utils/core/protocol/letter.ts';
import { speakEnglish } from '../../../support/catalogue.ts';

beforeAll(speakEnglish);

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
  it.each([undefined, 'pending'] as const)('does not ask to send what is not there yet: %s', (placed) => {
    expect(phaseText(inviting(placed))).toBe('Bob has no Ahoy card yet.');
  });

  it.each(['written', 'draft', 'failed'] as const)('asks to send the invite: %s', (placed) => {
    expect(phaseText(inviting(placed))).toBe('Bob has no Ahoy card yet. Send this invite in your DM.');
  });
});
