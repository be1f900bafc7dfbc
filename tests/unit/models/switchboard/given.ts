import type { MediaEvent } from '../../../../utils/core/call/input.ts';
import type { CallPhase } from '../../../../utils/core/call/view.ts';
import type { Card } from '../../../../utils/core/people/card.ts';
import type { CallId, Letter, LetterPayloads, LetterType } from '../../../../utils/core/protocol/letter.ts';
import { createFakeClock } from '../../../support/fakes/clock.ts';
import { createLetter } from '../../../support/letters.ts';
import { cardOf, createPhone, settled, type Phone, type PhoneOptions } from '../../../support/phone.ts';

export const ALICE = cardOf('1456789012345678901', 1);
export const BOB = cardOf('83001122', 2);
export const BOBS_LAPTOP = cardOf('83001122', 3);
export const CAROL = cardOf('902117733445', 4);
export const STRANGER = cardOf('1699999999999999999', 5);

/** Compared as numbers: LOW < any id that the fake random makes < HIGH. */
export const LOW = 'AAAAAAAAAAAAAAAAAAAAAA' as CallId;
export const CALL = '0AAAAAAAAAAAAAAAAAAAAA' as CallId;
export const OTHER = '1AAAAAAAAAAAAAAAAAAAAA' as CallId;
export const HIGH = '_AAAAAAAAAAAAAAAAAAAAA' as CallId;

const MEDIA = { description: { type: 'offer', sdp: 'b2ZmZXI' }, candidates: [] } as const;
export const OFFER: MediaEvent = { type: 'offer-ready', ...MEDIA };
export const ACCEPT: LetterPayloads['accept'] = { kind: 'video', ...MEDIA };

/** Alice's phone, who knows Bob and his laptop, and Carol. */
export const alicesPhone = async (options: Partial<PhoneOptions> = {}): Promise<Phone> => {
  const phone = createPhone({ clock: createFakeClock(), card: ALICE, ...options });
  await phone.knows(BOB, { name: 'Bob' });
  await phone.knows(CAROL, { name: 'Carol' });
  return phone;
};

/** One device that writes to this phone, numbering its letters as it should. */
export const createWriter = (phone: Phone, card: Card) => {
  let last = 0;
  const say = async <T extends LetterType>(
    type: T,
    payload: LetterPayloads[T],
    change: Partial<Pick<Letter, 'call' | 'sequence' | 'time'>> = {},
  ): Promise<Letter> => {
    last += 1;
    const letter = createLetter(type, payload, {
      call: CALL,
      sequence: last,
      time: phone.now(),
      ...change,
    });
    await phone.hears(card, letter);
    await settled();
    return letter;
  };
  return {
    say,
    ring: (
      change: Partial<Pick<Letter, 'call' | 'sequence' | 'time'>> = {},
      payload: Partial<LetterPayloads['ring']> = {},
    ) => say('ring', { kind: 'video', duration: 45_000, ...payload }, change),
  };
};

export type Writer = ReturnType<typeof createWriter>;

/** Alice's phone, and the devices of Bob and Carol that write to it. */
export const alicesFriends = async (): Promise<{
  readonly phone: Phone;
  readonly bob: Writer;
  readonly carol: Writer;
}> => {
  const phone = await alicesPhone();
  return { phone, bob: createWriter(phone, BOB), carol: createWriter(phone, CAROL) };
};

/** Presses Call; gives the id of the call. */
export const placeCall = async (phone: Phone, { userId }: Card): Promise<CallId> => {
  await phone.switchboard.placeCall({ account: phone.account, userId, kind: 'video' });
  await settled();
  const id = (await phone.switchboard.shown()).find(({ person }) => person.userId === userId)?.id;
  return id ?? LOW;
};

/** The window has an offer ready, and Accept is pressed. */
export const accept = async (phone: Phone, call: CallId): Promise<void> => {
  await phone.switchboard.media(call, OFFER);
  await phone.switchboard.command(call, { type: 'accept', kind: 'video' });
  await settled();
};

/** What a person saw; windows are closed to be sure, also where none is open. */
export const seen = (phone: Phone): readonly string[] => phone.done.filter((one) => one !== 'window closed');

export const phases = async (phone: Phone): Promise<readonly CallPhase[]> =>
  (await phone.switchboard.shown()).map(({ phase }) => phase);

/** The letters to a device, each with whose call it is about. */
export const lettersTo = (
  phone: Phone,
  { signingKey }: Card,
  mine: CallId,
): readonly (readonly [LetterType, string])[] =>
  phone.sent
    .filter(({ to }) => to === signingKey)
    .map(({ letter }) => [letter.type, letter.call === mine ? 'mine' : 'theirs']);
