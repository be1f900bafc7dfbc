import { beforeEach, describe, expect, test } from 'vitest';
import { createDatabase } from '../../../../utils/adapters/storage/database.ts';
import { createInviteStore } from '../../../../utils/adapters/storage/invites.ts';
import { ALICE, BOB, CAROL, freshDisk, keyNamed, restarted, sentInvite } from './given.ts';

describe('invites', () => {
  beforeEach(freshDisk);

  test('a secret admits the first key, that key again, and no other', async () => {
    const invites = createInviteStore(createDatabase());
    await invites.putSent(sentInvite(ALICE, BOB, 'psk'));

    expect(await invites.use(ALICE, 'psk', keyNamed('first'))).toBe('fresh');
    expect(await invites.use(ALICE, 'psk', keyNamed('first'))).toBe('fresh');
    expect(await invites.use(ALICE, 'psk', keyNamed('second'))).toBe('used-by-other');
    expect(await invites.getSent(ALICE, 'psk')).toMatchObject({ usedBy: keyNamed('first') });
  });

  test('of two keys that answer at once exactly one gets in', async () => {
    const contexts = [createInviteStore(createDatabase()), createInviteStore(createDatabase())];
    await contexts[0]?.putSent(sentInvite(ALICE, BOB, 'psk'));
    const answers = await Promise.all(
      contexts.map((invites, i) => invites.use(ALICE, 'psk', keyNamed(`key${i}`))),
    );

    expect(answers.sort()).toEqual(['fresh', 'used-by-other']);
  });

  test('a secret of another account, or none, admits nobody', async () => {
    const invites = createInviteStore(createDatabase());
    await invites.putSent(sentInvite(ALICE, BOB, 'psk'));

    expect(await invites.use(CAROL, 'psk', keyNamed('key'))).toBe('unknown');
    await invites.removeSent(ALICE, 'psk');
    expect(await invites.use(ALICE, 'psk', keyNamed('key'))).toBe('unknown');
  });

  test('the invites for one person are found by that person', async () => {
    const invites = createInviteStore(createDatabase());
    await invites.putSent(sentInvite(ALICE, BOB, 'one'));
    await invites.putSent(sentInvite(ALICE, CAROL, 'two'));
    await invites.putSent(sentInvite(CAROL, BOB, 'three'));

    expect(await createInviteStore(restarted()).sentTo(ALICE, BOB)).toEqual([sentInvite(ALICE, BOB, 'one')]);
  });

  test('the newest invite that I read from a device replaces the older one', async () => {
    const invites = createInviteStore(createDatabase());
    const read = {
      account: ALICE,
      from: BOB,
      signingKey: keyNamed('bob'),
      secret: 's',
      issuedAt: 1,
      state: 'waiting',
    } as const;
    await invites.putRead(read);
    await invites.putRead({ ...read, issuedAt: 2 });

    expect(await invites.listRead(ALICE)).toEqual([{ ...read, issuedAt: 2 }]);
    expect(await invites.listRead(BOB)).toEqual([]);
    await invites.removeRead(ALICE, keyNamed('bob'));
    expect(await invites.listRead(ALICE)).toEqual([]);
  });

  test('a mark rises and never falls, for each account on its own', async () => {
    const invites = createInviteStore(createDatabase());
    await invites.setMark(ALICE, BOB, 200);
    await invites.setMark(ALICE, BOB, 100);

    expect(await createInviteStore(restarted()).mark(ALICE, BOB)).toBe(200);
    expect(await invites.mark(CAROL, BOB)).toBeUndefined();
  });

  test('put a mark back as it was, or away where there was none', async () => {
    const invites = createInviteStore(createDatabase());
    await invites.setMark(ALICE, BOB, 5);
    await invites.setMark(ALICE, BOB, 9);
    await invites.resetMark(ALICE, BOB, 5);
    expect(await invites.mark(ALICE, BOB)).toBe(5);
    await invites.resetMark(ALICE, BOB, undefined);
    expect(await invites.mark(ALICE, BOB)).toBeUndefined();
  });
});
