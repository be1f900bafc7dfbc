import { expect, it } from 'vitest';
import { createStayAbroad } from '../../../../utils/models/desk/abroad.ts';
import { ACCOUNT, ARABIC, BOB, LONG, live, ringing } from '../../../support/page-stories.ts';

it('only my own calls that go on keep me at the server of the other side', async () => {
  const call = { ...live(BOB), role: 'caller' } as const;
  const calls = [call, live(LONG), ringing(ARABIC, { role: 'caller', phase: 'inviting' })];
  const stayed: unknown[] = [];
  const stayAbroad = createStayAbroad(
    { shown: async () => calls },
    { stay: async (trip) => void stayed.push(trip) },
  );
  await stayAbroad();
  expect(stayed).toEqual([{ id: call.id, account: ACCOUNT, userId: BOB.userId }]);
});
