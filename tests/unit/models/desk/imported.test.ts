import { expect, it } from 'vitest';
import { newPerson } from '../../../../utils/core/people/facts.ts';
import type { PublicKey } from '../../../../utils/core/people/card.ts';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import { createImported } from '../../../../utils/models/desk/imported.ts';
import { createFakeInvites, createFakePeople } from '../../../support/fakes/stores.ts';

const ALICE = '1001' as UserId;
const KEPT = { pins: [], read: [], sent: [], marks: [] };

it('an import takes the waiting cards of those whom a rule names now, and of nobody else', async () => {
  const [people, invites] = [createFakePeople(), createFakeInvites()];
  const accepted: UserId[] = [];
  const states = { '11': 'waiting', '12': 'waiting', '13': 'ignored' } as const;
  for (const [from, state] of Object.entries(states)) {
    const userId = from as UserId;
    await people.update(ALICE, userId, () => newPerson(ALICE, userId, 0));
    await invites.putRead({
      account: ALICE,
      from: userId,
      signingKey: from as PublicKey,
      secret: '',
      issuedAt: 0,
      state,
    });
  }
  const imported = createImported({
    people,
    invites,
    isNamedByRule: async ({ userId }) => userId !== '12',
    pairing: {
      keep: async () => KEPT,
      acceptRead: async (_, userId) => void accepted.push(userId),
    },
  });
  expect(await imported(ALICE)).toEqual([{ userId: '11', kept: KEPT }]);
  expect(accepted).toEqual(['11']);
});
