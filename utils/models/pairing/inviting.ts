/** The side that writes an invite into a DM and waits for a `hello` under its secret. */
import { err, ok, type Result } from '../../core/lib/result.ts';
import type { Card } from '../../core/people/card.ts';
import { newPerson } from '../../core/people/facts.ts';
import type { UserId } from '../../core/people/ids.ts';
import { newestCard } from '../../core/people/newest-card.ts';
import type { Pin, SentInvite } from '../../core/people/person.ts';
import { encodeBase64url } from '../../core/protocol/base64url.ts';
import type { OpenedLetter } from '../../core/protocol/letter.ts';
import { INVITE_LIFETIME, MAX_INVITE_AHEAD } from '../../core/protocol/limits.ts';
import { SECRET_BYTES } from '../../core/protocol/token.ts';
import { isCardOf, saidAt } from './cards.ts';
import type { PairingDeps } from './deps.ts';
import type { SendLetter } from './letters.ts';

export type Hello = {
  readonly account: UserId;
  readonly pskId: string;
  readonly card: Card;
  readonly opened: OpenedLetter;
};

export type Inviting = ReturnType<typeof createInviting>;

export const createInviting = (deps: PairingDeps, send: SendLetter) => {
  const { accounts, clock, events, invites, people, pins } = deps;

  /**
   * Whole seconds, as the token carries them, and newer than any that this person may have taken. One that a wrong clock
   * dated further ahead was taken by nobody, and would spoil all that come after it.
   */
  const issueTime = (earlier: readonly SentInvite[]): number => {
    const now = clock.now();
    const taken = earlier.map(({ issuedAt }) => issuedAt).filter((at) => at - now < MAX_INVITE_AHEAD);
    return Math.max(Math.floor(now / 1000) * 1000, ...taken.map((at) => at + 1000));
  };

  const makeInvite = async (
    id: UserId,
    invited: UserId,
  ): Promise<Result<{ readonly token: string; readonly pskId: string }, 'no-account' | 'too-large'>> => {
    const account = await accounts.get(id);
    if (account === undefined) return err('no-account');
    const earlier = await invites.sentTo(id, invited);
    const secret = deps.random.bytes(SECRET_BYTES);
    const issuedAt = issueTime(earlier);
    const made = await deps.tokens.create({ card: account.card, secret, recipient: invited, issuedAt });
    if (!made.ok) return made;
    const { token, pskId } = made.value;
    const { serial } = account;
    await invites.putSent({ account: id, pskId, secret: encodeBase64url(secret), invited, issuedAt, serial });
    for (const old of earlier) await invites.removeSent(id, old.pskId);
    return ok({ token, pskId });
  };

  /** The invite that a `hello` answers, unless it is over or the card is not exactly the invited person's. */
  const answeredInvite = async ({ account, pskId, card, opened }: Hello): Promise<SentInvite | undefined> => {
    const invite = await invites.getSent(account, pskId);
    if (invite === undefined || card.userId !== invite.invited || card.signingKey !== opened.device)
      return undefined;
    if (clock.now() - invite.issuedAt > INVITE_LIFETIME) {
      await invites.removeSent(account, pskId);
      return undefined;
    }
    const pin = await pins.get(account, card.signingKey);
    const isTaken = pin !== undefined && !isCardOf(pin, card);
    const isBlocked = (await people.get(account, invite.invited))?.blocked ?? false;
    return isTaken || isBlocked ? undefined : invite;
  };

  /** `serial`: of my card in the invite, which may have changed since; then it is still to be told. */
  const pinAnswer = async ({ account, card, opened }: Hello, serial: number): Promise<Pin | undefined> => {
    const now = clock.now();
    const known = await pins.get(account, card.signingKey);
    const proof = known ?? { grade: 'answered', provedAt: now, serial: 0 };
    const told = { serial, since: now, known: true };
    await pins.put({
      ...proof,
      account,
      userId: card.userId,
      ...newestCard(known, { card, cardAt: saidAt(opened) }),
      heardAt: opened.receivedAt,
      told,
    });
    await people.update(account, card.userId, (person) => ({
      ...(person ?? newPerson(account, card.userId, now)),
      accepted: true,
    }));
    return known;
  };

  /** Notes what was told of it, unless it was ended meanwhile. */
  const note = async (
    { account, pskId }: SentInvite,
    told: Pick<SentInvite, 'announced' | 'warned'>,
  ): Promise<void> => {
    const invite = await invites.getSent(account, pskId);
    if (invite !== undefined) await invites.putSent({ ...invite, ...told });
  };

  /** One key per secret: the first is pinned and accepted, the same one is answered again, another one refused. */
  const onHello = async (hello: Hello): Promise<void> => {
    const { account: id, pskId, card, opened } = hello;
    const { call } = opened.letter;
    const account = await accounts.get(id);
    const invite = await answeredInvite(hello);
    if (account === undefined || invite === undefined) return;
    const use = await invites.use(id, pskId, card.signingKey);
    if (use === 'used-by-other') {
      await send(id, card, 'used', {}, { call });
      // Whoever has the secret can make as many keys as they like.
      if (!invite.warned) {
        events.secondDevice(id, invite.invited);
        await note(invite, { warned: true });
      }
    }
    if (use !== 'fresh') return;
    const known = await pinAnswer(hello, invite.serial ?? 0);
    await send(id, card, 'hello-ok', {}, { call });
    if (known === undefined || !invite.announced) {
      events.paired(id, invite.invited, 'answered');
      // Noted last: whatever interrupts the above, the next `hello` brings it again.
      await note(invite, { announced: true });
    }
    events.changed();
  };

  return { makeInvite, onHello };
};
