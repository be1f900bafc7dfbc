import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseToken } from '../../utils/core/protocol/token.ts';
import { encodeBase64url } from '../../utils/core/protocol/base64url.ts';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { conversationId, GROUP, personOf } from '../sandbox/x/cast.ts';
import { knownDevices, launchVictim, type Victim } from '../support/attacked.ts';
import { type Attacker, newCall } from '../support/attacker.ts';
import { waitForInvite, waitForInviteText, waitForRing } from '../support/call-steps.ts';

/** What people write into Bob's DMs, what those whom he invites answer, and what a friend may do to another's call. */
let sandbox: Sandbox;
let victim: Victim;
const played: Attacker[] = [];
const play = async (handle: string, seed: number): Promise<Attacker> => {
  const attacker = await victim.play(handle, seed);
  played.push(attacker);
  return attacker;
};
const idOf = (handle: string): string => personOf(handle).id;
const write = (from: string, text: string, to = 'bob'): { id: string } => sandbox.x.post({ from, to, text });

/** A sound row is read a second after it came, and once more 0.4 s later. Nothing tells that one was passed over. */
const expectUnread = async (known: readonly string[] = []): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  expect(await knownDevices(victim.bob)).toEqual(known);
};
const changePerson = (page: Page, userId: string, change: object): Promise<void> =>
  page.evaluate(
    async (data) => {
      await chrome.runtime.sendMessage({ to: 'background', type: 'change-person', data });
    },
    { account: idOf('bob'), userId, change },
  );

beforeAll(async () => {
  sandbox = await startSandbox();
  victim = await launchVictim(sandbox);
});
afterAll(async () => {
  for (const one of played) one.close();
  await sandbox.close();
});

describe('a row with a token', () => {
  let carol: Attacker;
  const DAY = 86_400_000;

  it('pins its writer only when it is sound: not forged, forwarded, for another, spoilt, old or of the future', async () => {
    const { bob, card } = victim;
    carol = await play('carol', 21);
    const [dave, zoe] = await Promise.all([play('dave', 22), play('zoe', 23)]);
    await bob.openChat('carol');
    const good = await carol.invite(idOf('bob'));
    const wrong = [
      await dave.invite(idOf('bob')),
      await dave.invite(idOf('bob'), { card: { ...carol.card, address: dave.card.address } }),
      await dave.invite(idOf('bob'), {
        card: { ...dave.card, userId: carol.card.userId, signingKey: carol.card.signingKey },
      }),
      await carol.invite(idOf('zoe')),
      await carol.invite(idOf('bob'), { issuedAt: Date.now() - 7 * DAY - 60_000 }),
      await carol.invite(idOf('bob'), { issuedAt: Date.now() + 11 * 60_000 }),
      `${good.slice(0, -6)}AAAAAA`,
      `${good.slice(0, 60)}A${good.slice(61)}`,
      `${good} ${await zoe.invite(idOf('bob'))}`,
      `x${good}`,
    ];
    for (const text of wrong) write('carol', text);
    // His own row: he quotes her.
    write('bob', good, 'carol');
    // A sound one is read with all of them; that it came by an edit is nothing against it.
    const { id } = write('carol', 'Hello');
    sandbox.x.edit(id, await carol.invite(idOf('bob')));
    write('carol', 'There it is');
    const invite = await waitForInvite(bob, 'carol');
    expect(bob.bus.shown.map(({ title }) => title)).toEqual([invite.title]);
    expect(await knownDevices(bob)).toEqual([carol.card.signingKey]);
    // Read is not accepted: no letter was sent, and a ring of hers asks for a reason at most.
    expect(carol.heard).toEqual([]);
    await carol.ring(card);
    await carol.waitFor('ask-reason');
    expect(victim.seen()).toEqual([invite.title]);
  });

  it('pins nobody in a group or in a request', async () => {
    const { bob } = victim;
    const [tablet, dave] = await Promise.all([play('carol', 25), play('dave', 24)]);
    write('carol', await tablet.invite(idOf('bob')), GROUP.id);
    await bob.openChat(GROUP.id);
    await expectUnread([carol.card.signingKey]);
    write('dave', await dave.invite(idOf('bob')));
    await bob.openX(`/i/chat/${conversationId('bob', 'dave')}`);
    await expectUnread([carol.card.signingKey]);
  });

  it('does not bring back who was removed or blocked', async () => {
    const { bob } = victim;
    for (const act of ['Remove', 'Block'] as const) {
      const popup = await bob.openPopup();
      await changePerson(
        popup,
        idOf('carol'),
        act === 'Remove' ? { type: 'remove' } : { type: 'block', changeAddress: false },
      );
      await popup.close();
      await bob.openChat('alice');
      await bob.openChat('carol');
      await expectUnread(act === 'Remove' ? [] : [carol.card.signingKey]);
      if (act === 'Block') continue;
      write('carol', await carol.invite(idOf('bob'), { issuedAt: Date.now() + 2_000 }));
      await expect.poll(() => knownDevices(bob), { timeout: 10_000 }).toEqual([carol.card.signingKey]);
    }
    // A blocked person's newest row, ring and hello-ok are nothing either.
    const shown = victim.seen();
    write('carol', await carol.invite(idOf('bob'), { issuedAt: Date.now() + 60_000 }));
    await carol.ring(victim.card);
    await carol.say(victim.card, 'hello-ok', {});
    await expectUnread([carol.card.signingKey]);
    expect(victim.seen()).toEqual(shown);
    expect(carol.heard.map(({ letter }) => letter.type)).toEqual(['ask-reason']);
  });
});

describe('an answer to Bob’s invite', () => {
  it('counts once, from whom he invited, and under the secret', async () => {
    const { bob, card } = victim;
    const [erin, thief, zoe] = await Promise.all([play('erin', 31), play('erin', 32), play('zoe', 33)]);
    await bob.openChat('erin');
    await bob.callButton('Audio', 'erin').click();
    const token = /ahoy1:[\w-]+/u.exec(await waitForInviteText(bob))?.[0];
    const read = parseToken(token);
    if (!read.ok) throw new Error('no token');
    const psk = encodeBase64url(read.value.content.secret);
    const before = victim.seen();

    await zoe.say(card, 'hello', { card: zoe.card }, {}, { psk });
    await zoe.say(card, 'hello', { card: { ...zoe.card, userId: erin.card.userId } }, {}, { psk });
    await erin.say(card, 'hello', { card: erin.card });
    await erin.say(card, 'ringing', {}, {}, { psk });
    await erin.say(
      card,
      'hello',
      { card: erin.card },
      {},
      { psk: encodeBase64url(new Uint8Array(32).fill(1)) },
    );
    expect(await knownDevices(bob)).not.toContain(zoe.card.signingKey);

    const { call } = await erin.say(card, 'hello', { card: erin.card }, {}, { psk });
    await erin.waitFor('hello-ok', call);
    expect(victim.seen()).toEqual(before);
    const second = await thief.say(card, 'hello', { card: thief.card }, {}, { psk });
    await thief.waitFor('used', second.call);
    await bob.bus.waitFor(({ title }) => title.startsWith('A second device answered your invite to'));
    const devices = await knownDevices(bob);
    expect(devices).toContain(erin.card.signingKey);
    expect(devices).not.toContain(thief.card.signingKey);
    expect(devices).not.toContain(zoe.card.signingKey);

    // It rings the one that was first, and nobody else.
    await erin.waitFor('ring');
    expect(thief.heard.map(({ letter }) => letter.type)).toEqual(['used']);
    await (await bob.callWindow()).getByRole('button', { name: 'Hang up' }).click();
    await erin.waitFor('cancel');
    await (await bob.callWindow()).close();
  });
});

describe('a friend', () => {
  it('can do nothing to the call of another, nor can another device of the caller', async () => {
    const { bob, card } = victim;
    const [alice, tablet, zoe] = await Promise.all([play('alice', 41), play('alice', 42), play('zoe', 43)]);
    await victim.befriend('alice', alice);
    await victim.befriend('alice', tablet);
    await victim.befriend('zoe', zoe);
    const { call } = await alice.ring(card);
    const ring = await waitForRing(bob, 'alice');
    const media = { description: { type: 'offer', sdp: 'AAAA' } as const, candidates: [] };
    for (const other of [tablet, zoe]) {
      for (const type of ['cancel', 'taken', 'hangup', 'ringing', 'busy', 'decline'] as const)
        await other.say(card, type, {}, { call });
      await other.say(card, 'accept', { kind: 'video', ...media }, { call });
      await other.say(card, 'description', media, { call });
      await other.ring(card, { call });
      await other.say(card, 'fresh?', { nonce: newCall(), ring: alice.card.signingKey }, { call });
    }
    await victim.passed(zoe);
    await victim.passed(tablet);
    expect(ring.open).toBe(true);
    expect([...tablet.heard, ...zoe.heard].filter(({ letter }) => letter.call === call)).toEqual([]);

    bob.bus.press(ring, 'Accept');
    const accept = await alice.waitFor('accept', call);
    expect(accept.from).toBe(card.signingKey);
    for (const other of [tablet, zoe]) {
      await other.say(card, 'hangup', {}, { call });
      await other.say(card, 'cancel', {}, { call });
      await other.say(card, 'taken', {}, { call });
    }
    await victim.passed(zoe);
    expect(await bob.phase()).toBe('connecting');
    // A second call meanwhile is told that he is busy, and shows nothing.
    const shown = victim.seen();
    const second = await zoe.ring(card);
    await zoe.waitFor('busy', second.call);
    expect(victim.seen().filter((title) => title.includes('is calling'))).toEqual(
      shown.filter((title) => title.includes('is calling')),
    );
    await alice.say(card, 'hangup', {}, { call });
    await bob.waitForPhase('ended');
  });
});
