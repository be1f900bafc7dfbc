import { err, ok, type Result } from '../../core/lib/result.ts';
import type { UserId } from '../../core/people/ids.ts';
import type { Card } from '../../core/people/card.ts';
import type { Letter, OpenedLetter } from '../../core/protocol/letter.ts';
import { replayMarkUntil } from '../../core/protocol/freshness.ts';
import { INVITE_LIFETIME } from '../../core/protocol/limits.ts';
import { parseSealedLetter, type SealedLetter } from '../../core/protocol/wire.ts';
import type { ProvedLetter, Unsealed } from '../ports/letters.ts';
import { isMediaLetter, type CallMemory } from './call-memory.ts';
import type { BrokerHostDeps } from './deps.ts';

/** What came out of the seal, proved and new. */
export type Arrival =
  | { readonly kind: 'letter'; readonly opened: OpenedLetter; readonly accepted: boolean }
  /** Signed with our own key. */
  | { readonly kind: 'twin'; readonly opened: OpenedLetter }
  | { readonly kind: 'hello'; readonly opened: OpenedLetter; readonly pskId: string; readonly card: Card };

export type OpeningDeps = Pick<
  BrokerHostDeps,
  'sealing' | 'accounts' | 'people' | 'pins' | 'invites' | 'replay' | 'clock'
> & { readonly calls: CallMemory };

const isNew = async (
  { replay, calls }: OpeningDeps,
  account: UserId,
  { device, digest, letter }: ProvedLetter,
  receivedAt: number,
): Promise<boolean> => {
  const [mark, until] = [`${device}.${digest}`, replayMarkUntil(letter, receivedAt)];
  if (until === undefined) return false;
  return !(isMediaLetter(letter.type) ? calls.seen(mark, until) : await replay.seen(account, mark, until));
};

const isTwinLetter = ({ type }: Letter): boolean => type === 'twin?' || type === 'twin';

/** From no pinned device: perhaps another browser with our own keys. It has nothing else to say to us. */
const openOwn = async (
  deps: OpeningDeps,
  account: UserId,
  unsealed: Unsealed,
  receivedAt: number,
): Promise<Result<Arrival>> => {
  const own = (await deps.accounts.get(account))?.card;
  if (own?.signingKey !== unsealed.from) return err('not-pinned');
  const proved = await unsealed.verify(own);
  if (!proved.ok) return proved;
  if (!isTwinLetter(proved.value.letter)) return err('own-key');
  if (!(await isNew(deps, account, proved.value, receivedAt))) return err('replayed');
  return ok({ kind: 'twin', opened: { ...proved.value, receivedAt } });
};

/** From a pinned device. Of somebody who is blocked only a ring is taken: it is filed and answered by nothing. */
const openLetter = async (
  deps: OpeningDeps,
  account: UserId,
  sealed: SealedLetter,
  receivedAt: number,
): Promise<Result<Arrival>> => {
  const unsealed = await deps.sealing.unseal(account, sealed);
  if (!unsealed.ok) return unsealed;
  const { from, type } = unsealed.value;
  const remembered = isMediaLetter(type) ? deps.calls.recall(from) : undefined;
  const pin = remembered?.pin ?? (await deps.pins.get(account, from));
  if (!pin) return openOwn(deps, account, unsealed.value, receivedAt);
  const [person, proved] = await Promise.all([
    remembered === undefined ? deps.people.get(account, pin.userId) : remembered.person,
    unsealed.value.verify(pin.card),
  ]);
  if (!proved.ok) return proved;
  if (remembered === undefined) deps.calls.keep(from, { pin, person });
  if (isTwinLetter(proved.value.letter)) return err('not-own-key');
  if (person?.blocked && proved.value.letter.type !== 'ring') return err('blocked');
  if (!(await isNew(deps, account, proved.value, receivedAt))) return err('replayed');
  const opened = { ...proved.value, receivedAt };
  return ok({ kind: 'letter', opened, accepted: person !== undefined && person.accepted && !person.blocked });
};

/** Under the secret of an invite of mine that still lives, and from the person whom I invited. */
const openHello = async (
  deps: OpeningDeps,
  account: UserId,
  sealed: SealedLetter & { readonly pskId: string },
  receivedAt: number,
): Promise<Result<Arrival>> => {
  const { pskId } = sealed;
  const invite = await deps.invites.getSent(account, pskId);
  if (!invite || receivedAt - invite.issuedAt > INVITE_LIFETIME) return err('no-live-invite');
  if ((await deps.people.get(account, invite.invited))?.blocked) return err('blocked');
  const unsealed = await deps.sealing.unseal(account, sealed, invite.secret);
  if (!unsealed.ok) return unsealed;
  const proved = await unsealed.value.verifyHello(invite.invited);
  if (!proved.ok) return proved;
  const { card, ...letter } = proved.value;
  const pin = await deps.pins.get(account, card.signingKey);
  if (pin && pin.userId !== invite.invited) return err('key-of-another');
  if (!(await isNew(deps, account, letter, receivedAt))) return err('replayed');
  return ok({ kind: 'hello', opened: { ...letter, receivedAt }, pskId, card });
};

/**
 * Opens what came for an account: size and mode, seal, schema, pin, signature, block, replay mark, in this order; of a
 * hello, size and mode, invite, block, seal, schema, card and signature, pin, replay mark. Every error is a cause for dropping
 * it silently.
 */
export const openArrival = async (
  deps: OpeningDeps,
  account: UserId,
  text: string,
): Promise<Result<Arrival>> => {
  const receivedAt = deps.clock.now();
  const sealed = parseSealedLetter(text);
  if (!sealed.ok) return sealed;
  const { pskId } = sealed.value;
  return pskId === undefined
    ? openLetter(deps, account, sealed.value, receivedAt)
    : openHello(deps, account, { ...sealed.value, pskId }, receivedAt);
};
