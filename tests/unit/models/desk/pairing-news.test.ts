import { beforeEach, describe, expect, it } from 'vitest';
import type { PublicKey } from '../../../../utils/core/people/card.ts';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import { createPairingNews } from '../../../../utils/models/desk/pairing-news.ts';
import type { PairingEvents } from '../../../../utils/models/pairing/deps.ts';
import { settled } from '../../../support/fakes/background.ts';
import { createFakeInvites, createFakePeople } from '../../../support/fakes/stores.ts';
import { ACCOUNT, BOB, LONG } from '../../../support/page-stories.ts';

const NOBODY = '99' as UserId;

let told: string[];
let waitedFor: UserId | undefined;
let isWaiting: (account: UserId, from: UserId) => Promise<boolean>;
let news: PairingEvents;

beforeEach(async () => {
  [told, waitedFor] = [[], undefined];
  const [people, invites] = [createFakePeople(), createFakeInvites()];
  await people.update(ACCOUNT, BOB.userId, () => BOB);
  for (const [from, state] of [[BOB.userId, 'waiting'] as const, [LONG.userId, 'ignored'] as const])
    await invites.putRead({
      account: ACCOUNT,
      from,
      signingKey: from as string as PublicKey,
      secret: '',
      issuedAt: 0,
      state,
    });
  news = createPairingNews({
    people,
    invites,
    notifier: {
      canBeCalled: async (_, { name }) => void told.push(`${name} can be called`),
      invite: async (_, { name }, reason) => void told.push(`invite of ${name}: ${reason}`),
      warn: async (_, { name }, warning) => void told.push(`${name}: ${warning}`),
      keepInvites: async (asked) => {
        isWaiting = asked;
      },
    },
    isWaitedFor: async (_, userId) => userId === waitedFor,
    changed: () => void told.push('changed'),
  });
});

describe('somebody who answered my invite', () => {
  it('is said to be callable now', async () => {
    news.paired(ACCOUNT, BOB.userId, 'answered');
    await settled();
    expect(told).toEqual(['Bob can be called']);
  });

  it('is called by the window that waits for them, and no notification says so', async () => {
    waitedFor = BOB.userId;
    news.paired(ACCOUNT, BOB.userId, 'answered');
    await settled();
    expect(told).toEqual([]);
  });

  it('is no news when they only confirm what I answered', async () => {
    news.paired(ACCOUNT, BOB.userId, 'confirmed');
    await settled();
    expect(told).toEqual([]);
  });
});

it('an invite and what is odd about one are told, and nothing about somebody who is gone', async () => {
  news.invitePinned(ACCOUNT, BOB, 'the contract');
  news.secondDevice(ACCOUNT, BOB.userId);
  news.secretTaken(ACCOUNT, BOB.userId);
  news.secretTaken(ACCOUNT, NOBODY);
  news.paired(ACCOUNT, NOBODY, 'answered');
  await settled();
  expect(told).toEqual(['invite of Bob: the contract', 'Bob: second-device', 'Bob: secret-taken']);
});

it('a change keeps the notifications of those invites that still wait', async () => {
  news.changed();
  expect(told).toEqual(['changed']);
  expect(await isWaiting(ACCOUNT, BOB.userId)).toBe(true);
  expect(await isWaiting(ACCOUNT, LONG.userId)).toBe(false);
  expect(await isWaiting(ACCOUNT, NOBODY)).toBe(false);
});
