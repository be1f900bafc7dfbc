import { expect, it } from 'vitest';
import { createStayAbroad } from '../../../../utils/models/desk/abroad.ts';
import { ACCOUNT, ARABIC, BOB, LONG, live, ringing } from '../../../support/page-stories.ts';

it('only calls for which I went to the server of the other side keep me there, whoever rang last', async () => {
  const call = { ...live(BOB), role: 'callee', abroad: ['https://bobs.example'] } as const;
  const calls = [call, live(LONG), ringing(ARABIC, { role: 'caller', phase: 'inviting' })];
  const stayed: unknown[] = [];
  const stayAbroad = createStayAbroad(
    { shown: async () => calls },
    { stay: async (trip, brokers) => void stayed.push([trip, brokers]) },
  );
  await stayAbroad();
  expect(stayed).toEqual([[{ id: call.id, account: ACCOUNT }, call.abroad]]);
});
