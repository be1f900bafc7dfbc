/**
 * The side that reads an invite in a DM row. States of what it read (`ReadInvite`):
 *
 *   waiting ──accept──▶ answering ──hello-ok, or any valid letter──▶ done
 *      │                    └──used──▶ done        └──7 days──▶ removed
 *      └──ignore, block──▶ ignored ──accept──▶ answering
 */
import type { PublicKey } from '../../core/people/card.ts';
import { newPerson } from '../../core/people/facts.ts';
import type { UserId } from '../../core/people/ids.ts';
import type { ReadInvite } from '../../core/people/person.ts';
import type { OpenedLetter } from '../../core/protocol/letter.ts';
import { INVITE_LIFETIME } from '../../core/protocol/limits.ts';
import type { Account } from '../ports/accounts.ts';
import type { PairingDeps } from './deps.ts';
import type { SendLetter } from './letters.ts';
import type { Retries } from './retries.ts';

const DELAYS = [5_000, 15_000, 60_000, 300_000];
const LAST_DELAY = 600_000;
const helloDelay = (count: number): number => DELAYS[count] ?? LAST_DELAY;

const helloTimer = (account: UserId, key: PublicKey): string => `pairing:hello:${account}:${key}`;

export type Answering = ReturnType<typeof createAnswering>;

export const createAnswering = (deps: PairingDeps, send: SendLetter, retries: Retries) => {
  const { accounts, clock, events, invites, people, pins } = deps;

  const readFrom = async (account: UserId, from: UserId): Promise<readonly ReadInvite[]> =>
    (await invites.listRead(account)).filter((invite) => invite.from === from);

  /** Forgets what was read from one device. */
  const forget = async (account: UserId, key: PublicKey): Promise<void> => {
    await invites.removeRead(account, key);
    await retries.stop(helloTimer(account, key));
  };

  const sendHello = async (account: Account, invite: ReadInvite): Promise<void> => {
    const timer = helloTimer(account.id, invite.signingKey);
    const device = await pins.get(account.id, invite.signingKey);
    if (device === undefined) return forget(account.id, invite.signingKey);
    const hello = { card: account.card };
    const isSent = await send(account.id, device.card, 'hello', hello, { psk: invite.secret });
    await (isSent ? retries.again(timer, helloDelay) : retries.stop(timer));
  };

  /** Sends every `hello` that is due (with `all`, every one that is not confirmed) and drops invites that are over. */
  const sendHellos = async (account: Account, all = false): Promise<void> => {
    for (const invite of await invites.listRead(account.id)) {
      const { signingKey, issuedAt, state } = invite;
      if (clock.now() - issuedAt > INVITE_LIFETIME) await forget(account.id, signingKey);
      else if (state === 'answering' && (all || (await retries.isDue(helloTimer(account.id, signingKey)))))
        await sendHello(account, invite);
    }
  };

  const accept = async (id: UserId, userId: UserId): Promise<void> => {
    const [account, known, read] = await Promise.all([
      accounts.get(id),
      people.get(id, userId),
      readFrom(id, userId),
    ]);
    if (account === undefined || known?.blocked) return;
    const due = read.filter(({ state }) => state !== 'done');
    // As for most calls: nothing to write, to answer or to tell.
    if (known?.accepted && due.length === 0) return;
    const now = clock.now();
    await people.update(id, userId, (person) => ({
      ...(person ?? newPerson(id, userId, now)),
      accepted: true,
    }));
    for (const invite of due) {
      await invites.putRead({ ...invite, state: 'answering' });
      // Whoever presses Call does not wait for the next try.
      await retries.stop(helloTimer(id, invite.signingKey));
    }
    await sendHellos(account);
    events.changed();
  };

  /** Only where there is something to take: who was merely named has exchanged no card, and is taken when they invite. */
  const acceptRead = async (account: UserId, userId: UserId): Promise<void> => {
    const read = await readFrom(account, userId);
    if (read.some(({ state }) => state === 'waiting' || state === 'ignored')) await accept(account, userId);
  };

  /**
   * Ends the repetition for one device: a letter of theirs shows that they know me, or that they never will. One from
   * before the invite, which anybody may have kept and sent again, shows nothing. Both are dated by their clock.
   */
  const settle = async (account: Account, { device, letter }: OpenedLetter): Promise<void> => {
    const read = await invites.listRead(account.id);
    const invite = read.find((one) => one.signingKey === device && one.state === 'answering');
    if (invite === undefined || letter.time < invite.issuedAt) return;
    const pin = letter.type === 'used' ? undefined : await pins.get(account.id, device);
    // First: once the repetition ended, nothing else would note that they know me.
    if (pin !== undefined)
      await pins.put({ ...pin, told: { serial: account.serial, since: clock.now(), known: true } });
    await invites.putRead({ ...invite, state: 'done' });
    await retries.stop(helloTimer(account.id, device));
    if (letter.type === 'used') events.secretTaken(account.id, invite.from);
    else if (pin !== undefined) events.paired(account.id, invite.from, 'confirmed');
    events.changed();
  };

  /** Leaves the invites of a person unanswered: all of them, or those that wait. */
  const ignore = async (account: UserId, userId: UserId, which: 'all' | 'waiting'): Promise<void> => {
    for (const invite of await readFrom(account, userId)) {
      if (which === 'waiting' && invite.state !== 'waiting') continue;
      await invites.putRead({ ...invite, state: 'ignored' });
      await retries.stop(helloTimer(account, invite.signingKey));
    }
    events.changed();
  };

  return { accept, acceptRead, sendHellos, settle, ignore, forget, readFrom };
};
