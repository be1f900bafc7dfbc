/** My own card after it changed, told to everybody who was paired with me; and theirs, told to me. */
import type { Card } from '../../core/people/card.ts';
import type { UserId } from '../../core/people/ids.ts';
import type { Pin } from '../../core/people/person.ts';
import type { LetterPayloads, OpenedLetter } from '../../core/protocol/letter.ts';
import { CARD_REPEAT_INTERVAL, CARD_REPEAT_LIFETIME, MAX_INVITE_AHEAD } from '../../core/protocol/limits.ts';
import type { Account } from '../ports/accounts.ts';
import type { PairingDeps } from './deps.ts';
import type { SendLetter } from './letters.ts';
import type { Retries } from './retries.ts';

const cardsTimer = (account: UserId): string => `pairing:cards:${account}`;

/** Keys and person never change: only then is it the same device's card. */
export const isCardOf = ({ userId, card }: Pin, other: Card): boolean =>
  other.userId === userId && other.signingKey === card.signingKey && other.sealingKey === card.sealingKey;

/**
 * When the card in a letter was said. A clock may be as far ahead as an invite's: one that is ahead by years, once, must
 * not keep the cards of all later invites out.
 */
export const saidAt = ({ letter, receivedAt }: OpenedLetter): number =>
  Math.min(letter.time, receivedAt + MAX_INVITE_AHEAD);

export const createCards = (deps: PairingDeps, send: SendLetter, retries: Retries) => {
  const { clock, events, people, pins } = deps;

  const isWelcome = async (account: UserId, userId: UserId): Promise<boolean> => {
    const person = await people.get(account, userId);
    return person !== undefined && person.accepted && !person.blocked;
  };

  /**
   * Paired devices that have not said that they know the card as it is now, and whether that was noticed just now. The
   * 30 days begin when it is.
   */
  const untold = async (
    account: Account,
  ): Promise<{ readonly waiting: readonly Pin[]; readonly hasNews: boolean }> => {
    const now = clock.now();
    const waiting: Pin[] = [];
    let hasNews = false;
    for (const pin of await pins.list(account.id)) {
      if (pin.told === undefined || !(await isWelcome(account.id, pin.userId))) continue;
      const isNews = pin.told.serial !== account.serial;
      const told = isNews ? { serial: account.serial, since: now, known: false } : pin.told;
      if (isNews) await pins.put({ ...pin, told });
      hasNews ||= isNews;
      if (!told.known && now - told.since <= CARD_REPEAT_LIFETIME) waiting.push(pin);
    }
    return { waiting, hasNews };
  };

  /** Tells whoever does not know yet, if there is news or it is time; with `all`, at any time. */
  const tell = async (account: Account, all = false): Promise<void> => {
    const timer = cardsTimer(account.id);
    const { waiting, hasNews } = await untold(account);
    if (waiting.length === 0) return retries.stop(timer);
    if (!all && !hasNews && !(await retries.isDue(timer))) return;
    const { card, serial } = account;
    let sent = 0;
    for (const pin of waiting) if (await send(account.id, pin.card, 'card', { card, serial })) sent += 1;
    await (sent > 0 ? retries.again(timer, () => CARD_REPEAT_INTERVAL) : retries.stop(timer));
  };

  /** Changes the address of its own signer and nothing else. Repeated ones are acknowledged again, older ones not. */
  const onCard = async (
    account: UserId,
    opened: OpenedLetter,
    { card, serial }: LetterPayloads['card'],
  ): Promise<void> => {
    const { device, letter } = opened;
    const pin = await pins.get(account, device);
    if (pin === undefined || serial < pin.serial || !isCardOf(pin, card)) return;
    const { cardAt = 0 } = pin;
    const said = saidAt(opened);
    // The serial decides: a clock that was set back a little keeps no address from being told. But a pin that was made
    // anew knows no serial, and a letter from before it may have been kept.
    if (serial > pin.serial && said < cardAt - MAX_INVITE_AHEAD) return;
    if (serial > pin.serial) await pins.put({ ...pin, card, serial, cardAt: Math.max(cardAt, said) });
    const to = serial > pin.serial ? card : pin.card;
    if (await isWelcome(account, pin.userId))
      await send(account, to, 'card-ok', { serial }, { call: letter.call });
    events.changed();
  };

  const onCardOk = async (
    account: UserId,
    { device }: OpenedLetter,
    { serial }: LetterPayloads['card-ok'],
  ): Promise<void> => {
    const pin = await pins.get(account, device);
    if (pin?.told?.serial === serial) await pins.put({ ...pin, told: { ...pin.told, known: true } });
  };

  return { tell, onCard, onCardOk };
};
