import type { UserId } from '../../core/people/ids.ts';
import type { Person, Pin } from '../../core/people/person.ts';
import type { Letter, OpenedLetter } from '../../core/protocol/letter.ts';
import type { SwitchboardDeps } from './deps.ts';

export type RingLetter = Letter & { readonly type: 'ring' };

/** One sound ring on its way through screening. */
export type Ring = {
  readonly account: UserId;
  readonly opened: OpenedLetter;
  readonly letter: RingLetter;
  readonly pin: Pin;
  readonly person: Person;
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
