import { expect, it } from 'vitest';
import { createStayAbroad } from '../../../../utils/models/desk/abroad.ts';
import { ACCOUNT, ARABIC, BOB, LONG, live, ringing } from '../../../support/page-stories.ts';

it('only calls for which I went to the server of the other side keep me there, whoever rang last', async () => {
  const call = { ...live(BOB), role: 'callee', abroad: true } as const;
  const calls = [call, live(LONG), ringing(ARABIC, { role: 'caller', phase: 'inviting' })];
  const stayed: unknown[] = [];
  const stayAbroad = createStayAbroad(
    { shown: async () => calls },
    { stay: async (trip) => void stayed.push(trip) },
  );
  await stayAbroad();
  expect(stayed).toEqual([{ id: call.id, account: ACCOUNT, userId: BOB.userId }]);
});
