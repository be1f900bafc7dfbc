import { describe, expect, it } from 'vitest';
import { createWishes } from '../../../utils/models/desk/wishes.ts';
import { createWish } from '../../../utils/models/wish.ts';
import { createFakeBackground, settled } from '../../support/fakes/background.ts';
import { createFakeSession } from '../../support/fakes/session.ts';
import { createFakePeople } from '../../support/fakes/stores.ts';
import { ACCOUNT, BOB } from '../../support/page-stories.ts';

const asks = (wish: 'ring' | 'ask' | 'rules' | 'block') => ({
  account: ACCOUNT,
  person: { userId: BOB.userId, name: 'Bob' },
  wish,
});

describe('what X’s page asked for', () => {
  it('waits for a window of ours, under the name that is known here', async () => {
    const people = createFakePeople();
    await people.update(ACCOUNT, BOB.userId, () => BOB);
    let opened = 0;
    const wishes = createWishes({
      session: createFakeSession(),
      people,
      openWindow: () => {
        opened += 1;
        return Promise.resolve();
      },
    });
    expect(await wishes.asked()).toBeNull();
    await wishes.ask(ACCOUNT, BOB.userId, 'ring');
    expect(opened).toBe(1);
    expect(await wishes.asked()).toEqual({
      account: ACCOUNT,
      person: { userId: BOB.userId, name: 'Bob', handle: 'bob' },
      wish: 'ring',
    });
  });

  it.each([
    ['ring', { type: 'verdict', verdict: 'ring' }],
    ['ask', { type: 'verdict', verdict: 'ask' }],
    ['rules', { type: 'verdict', verdict: null }],
    ['block', { type: 'block', changeAddress: false }],
  ] as const)('is carried out by a yes and not before: %s', async (wish, change) => {
    const background = createFakeBackground();
    background.answer('wish', asks(wish));
    let done = 0;
    const model = createWish(background.ask, () => (done += 1));
    await settled();
    expect(background.asked.map(({ type }) => type)).toEqual(['wish']);
    await model.yes();
    expect(background.asked.at(-1)).toEqual({
      type: 'change-person',
      data: { account: ACCOUNT, userId: BOB.userId, change },
    });
    expect(done).toBe(1);
  });

  it('stays open and says so when the yes does not arrive', async () => {
    const background = createFakeBackground();
    background.answer('wish', asks('ring'));
    let done = 0;
    const model = createWish(background.ask, () => (done += 1));
    await settled();
    background.vanish();
    await model.yes();
    expect([model.failed.value, done]).toEqual([true, 0]);
  });
});
