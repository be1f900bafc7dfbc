import { CALL_TIMES } from '../../core/call/state.ts';
import { isLately } from '../../core/lib/is-lately.ts';
import type { PublicKey } from '../../core/people/card.ts';
import type { Pin } from '../../core/people/person.ts';
import type { Letter, LetterType } from '../../core/protocol/letter.ts';
import type { Book, OutgoingLetter } from './book.ts';
import type { SwitchboardDeps } from './deps.ts';
import type { CallRecord } from './record.ts';

/** A letter and the device that it is for; without one it goes nowhere. */
type Addressed = { readonly one: OutgoingLetter; readonly pin: Pin | undefined };

/** Sends what is written down in the book, and forgets it there. */
export interface Outbox {
  /** Whom letters go to: to be asked while they are written down, so that nothing is between that and their leaving. */
  address(letters: readonly OutgoingLetter[]): Promise<readonly Addressed[]>;
  /** One after the other: the wire keeps their order. If none is on its way, the first one leaves before this returns. */
  post(letters: readonly Addressed[]): void;
}

/** A host that is made anew takes its time; one that never answers must not keep all letters, ms. */
const LONGEST = 10_000;

/**
 * Whoever does not hear of an end goes on ringing, or waiting, and a reason is asked for once: these are tried again so
 * often, for as long as anything rings, ms.
 */
const LATE: ReadonlySet<LetterType> = new Set<LetterType>([
  'cancel',
  'taken',
  'decline',
  'hangup',
  'ask-reason',
  'busy',
]);
const TRY_AGAIN = 3_000;

export const createOutbox = (
  deps: Pick<SwitchboardDeps, 'clock' | 'delays' | 'note' | 'patience' | 'pins' | 'post'>,
  book: Book,
  notSent: (record: CallRecord, device: PublicKey) => void,
): Outbox => {
  const waiting: Addressed[] = [];
  let isSending = false;

  const life = new AbortController().signal;

  const mayComeLate = ({ type, time }: Letter): boolean =>
    LATE.has(type) && isLately(time, deps.clock.now(), CALL_TIMES.ringing);

  /** Answers whether it is to be tried again. */
  const deliver = async ({ one: { account, device, letter }, pin: known }: Addressed): Promise<boolean> => {
    // One that could not be read may be read now: a cancel that never leaves lets the other side ring on.
    const pin = known ?? (await deps.pins.get(account, device));
    if (pin === undefined) return false;
    const sent = await deps.post.send(account, pin.card, letter);
    if (sent.ok) return false;
    if (sent.error === 'not-connected' && mayComeLate(letter)) return true;
    deps.note(`letter ${letter.type} not sent: ${sent.error}`);
    const record = (await book.read()).calls.find(({ facts }) => facts.id === letter.call);
    if (letter.type === 'ring' && record !== undefined) notSent(record, device);
    return false;
  };

  /** Those that a death keeps from being forgotten are sent again, under their old numbers. */
  const forget = async (gone: readonly OutgoingLetter[]): Promise<void> => {
    await book.write((pages) => ({ ...pages, outbox: pages.outbox.filter((kept) => !gone.includes(kept)) }));
  };

  const sendWaiting = async (): Promise<void> => {
    isSending = true;
    const gone: OutgoingLetter[] = [];
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const letter = next;
      let isKept = false;
      const work = async (): Promise<void> => void (isKept = await deliver(letter));
      await deps.patience(`letter ${letter.one.letter.type}`, work, LONGEST);
      if (isKept) deps.delays.after(TRY_AGAIN, () => post([letter]), life);
      else gone.push(letter.one);
    }
    isSending = false;
    if (gone.length > 0) await forget(gone).catch((error: unknown) => deps.note(`outbox: ${String(error)}`));
  };

  const post = (letters: readonly Addressed[]): void => {
    waiting.push(...letters);
    if (!isSending) void sendWaiting();
  };

  return {
    address: (letters) =>
      Promise.all(
        letters.map(async (one) => {
          const pin = await deps.pins.get(one.account, one.device).catch((error: unknown) => {
            deps.note(`letter ${one.letter.type} failed: ${String(error)}`);
            return undefined;
          });
          return { one, pin };
        }),
      ),
    post,
  };
};
