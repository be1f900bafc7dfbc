/** What was read in a row of a DM: judged, pinned, and shown to the person unless they have decided already. */
import { mergeSeen, newPerson } from '../../core/people/facts.ts';
import type { UserId } from '../../core/people/ids.ts';
import { newestCard } from '../../core/people/newest-card.ts';
import type { Person, ReadInvite } from '../../core/people/person.ts';
import type { Partner } from '../../core/people/seen.ts';
import { encodeBase64url } from '../../core/protocol/base64url.ts';
import { parseQuotedReason } from '../../core/protocol/invite-reason.ts';
import { judgeInvite, type InviteRefusal } from '../../core/protocol/judge-invite.ts';
import { cleanText } from '../../core/protocol/text.ts';
import type { InviteContent } from '../../core/protocol/token.ts';
import type { PairingDeps } from './deps.ts';
import type { PairingNotes } from './notes.ts';

/** One row of a DM, as the content script read it twice. `text` is the whole message. */
export type FoundInvite = {
  readonly account: UserId;
  readonly partner: Partner;
  readonly token: string;
  readonly text: string;
};

export type ReadOutcome = 'pinned' | 'accepted' | InviteRefusal | 'malformed' | 'bad-signature';

/** Whether the same row can only be refused from now on: clocks are set, hours pass, and a block can be lifted. */
export const isSettled = (outcome: ReadOutcome): boolean =>
  outcome !== 'too-far-ahead' && outcome !== 'too-many' && outcome !== 'blocked';

export const createReading = (
  deps: PairingDeps,
  notes: PairingNotes,
  accept: (account: UserId, userId: UserId) => Promise<void>,
) => {
  const { clock, events, invites, people, pins } = deps;

  const judge = async (account: UserId, partner: UserId, content: InviteContent) => {
    const { signingKey } = content.card;
    const now = clock.now();
    return judgeInvite({
      account,
      partner,
      content,
      now,
      isBlocked: (await people.get(account, partner))?.blocked ?? false,
      marks: [await invites.mark(account, signingKey), await invites.mark(account, partner)],
      pin: await pins.get(account, signingKey),
      newPinsInLastHour: await notes.newPins(account, now),
    });
  };

  const pin = async (account: UserId, content: InviteContent, text: string): Promise<ReadInvite> => {
    const { card, secret, issuedAt } = content;
    const { signingKey } = card;
    const now = clock.now();
    const known = await pins.get(account, signingKey);
    await pins.put({
      serial: 0,
      ...known,
      account,
      userId: card.userId,
      ...newestCard(known, { card, cardAt: issuedAt }),
      grade: 'written',
      provedAt: known?.grade === 'written' ? known.provedAt : now,
      heardAt: now,
    });
    if (known === undefined) await notes.addNewPin(account, now);
    const reason = parseQuotedReason(text);
    const invite: ReadInvite = {
      account,
      from: card.userId,
      signingKey,
      secret: encodeBase64url(secret),
      issuedAt,
      ...(reason !== undefined && { reason }),
      state: 'waiting',
    };
    await invites.putRead(invite);
    return invite;
  };

  const label = (account: UserId, { id, handle, name }: Partner): Promise<Person> => {
    const now = clock.now();
    const seen = { handle, ...(name !== undefined && { name: cleanText(name) }), facts: {} };
    return people.update(account, id, (person) =>
      mergeSeen(person ?? newPerson(account, id, now), seen, 'x-page', now),
    );
  };

  const take = async (
    { account, partner, text }: FoundInvite,
    content: InviteContent,
  ): Promise<'pinned' | 'accepted'> => {
    const { reason } = await pin(account, content, text);
    const person = await label(account, partner);
    if (person.accepted || (await deps.isNamedByRule(person))) {
      await accept(account, partner.id);
      return 'accepted';
    }
    events.invitePinned(account, person, reason);
    events.changed();
    return 'pinned';
  };

  /** The mark comes last: should the worker die before it, the row is read again and nothing is lost. */
  const readInvite = async (found: FoundInvite): Promise<ReadOutcome> => {
    const { account, partner } = found;
    const verified = await deps.tokens.verify(found.token);
    if (!verified.ok) return verified.error;
    const content = verified.value;
    const refusal = await judge(account, partner.id, content);
    if (refusal !== undefined) return refusal;
    const outcome = await take(found, content);
    await invites.setMark(account, content.card.signingKey, content.issuedAt);
    return outcome;
  };

  return { readInvite };
};
