import type { Screening } from '../../core/call/state.ts';
import type { UserId } from '../../core/people/ids.ts';
import type { Person, Pin } from '../../core/people/person.ts';
import type { Letter, OpenedLetter } from '../../core/protocol/letter.ts';
import type { SwitchboardDeps } from './deps.ts';
import type { CallRecord } from './record.ts';

export type RingLetter = Letter & { readonly type: 'ring' };

/** One sound ring on its way through screening. */
export type Ring = {
  readonly account: UserId;
  readonly opened: OpenedLetter;
  readonly letter: RingLetter;
  readonly pin: Pin;
  readonly person: Person;
  /** Last sequence number that I gave out for its call, where I answered already: `fresh?` was asked. */
  readonly sent?: number;
};

/** The ring that this call was made for, as it was when its device was asked whether it is dialing. */
export const ringInDoubt = (
  { facts, reason, sent, heard, latest }: CallRecord,
  { device, duration, digest }: Screening,
  { pin, person }: Pick<Ring, 'pin' | 'person'>,
  now: number,
): Ring => {
  const letter: RingLetter = {
    type: 'ring',
    call: facts.id,
    sequence: heard[device] ?? 0,
    time: latest[device] ?? 0,
    payload: { kind: facts.kind, duration, ...(reason === undefined ? {} : { reason }) },
  };
  const opened = { letter, device, digest, receivedAt: now };
  return { account: facts.account, opened, letter, pin, person, sent };
};

/** The ring with its caller; undefined when they were removed meanwhile. */
export const readRing = async (
  { pins, people }: Pick<SwitchboardDeps, 'pins' | 'people'>,
  account: UserId,
  opened: OpenedLetter,
  letter: RingLetter,
): Promise<Ring | undefined> => {
  const pin = await pins.get(account, opened.device);
  const person = pin && (await people.get(account, pin.userId));
  return person && pin && { account, opened, letter, pin, person };
};
