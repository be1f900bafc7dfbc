import { expect, it } from 'vitest';
import { newPerson } from '../../../../utils/core/people/facts.ts';
import type { Handle } from '../../../../utils/core/people/ids.ts';
import type { CallId } from '../../../../utils/core/protocol/letter.ts';
import { createLookAlikes } from '../../../../utils/models/look-alikes.ts';
import { missedOf } from '../../../../utils/models/switchboard/ring-looks.ts';
import { createFakePeople } from '../../../support/fakes/stores.ts';
import { ALICE, BOB, CAROL } from './given.ts';

it('warns of a missed call’s caller after a restart, too, and says which account was called', async () => {
  const people = createFakePeople();
  const known = { accepted: true, name: 'Carol Castle' };
  const handle = 'carol_castle' as Handle;
  await people.update(ALICE.userId, CAROL.userId, () => ({
    ...newPerson(ALICE.userId, CAROL.userId, 0),
    ...known,
    handle,
    starred: true,
  }));
  await people.update(ALICE.userId, BOB.userId, () => ({
    ...newPerson(ALICE.userId, BOB.userId, 1),
    ...known,
    handle: 'carol_castle_' as Handle,
  }));
  const accounts = [ALICE, CAROL].map((card) => ({ id: card.userId, card, serial: 1, seenAt: 0 }));
  const missed = await missedOf(
    { people, lookAlikes: createLookAlikes(people), accounts: { list: () => Promise.resolve(accounts) } },
    {
      account: ALICE.userId,
      call: 'AAAAAAAAAAAAAAAAAAAAAQ' as CallId,
      at: 0,
      direction: 'incoming',
      kind: 'audio',
      person: { userId: BOB.userId, name: 'Carol Castle' },
      outcome: 'missed',
    },
  );
  expect(missed).toMatchObject({
    kind: 'audio',
    person: { userId: BOB.userId },
    resembles: { userId: CAROL.userId, handle },
    calledAccount: { userId: ALICE.userId },
  });
});
