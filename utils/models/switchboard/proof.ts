import type { Proof } from '../../core/call/view.ts';
import type { Pin } from '../../core/people/person.ts';
import type { Clock, PinStore } from '../ports.ts';

const NEW_DEVICE_FOR = 24 * 3_600_000;

/** How far the key of this device is proved, as ring and call window say it. */
export const proofOf = async (
  { pins, clock }: { readonly pins: PinStore; readonly clock: Clock },
  { account, userId, grade, provedAt, confirmedAt }: Pin,
): Promise<Proof> => {
  const others = (await pins.ofPerson(account, userId)).length > 1;
  return {
    grade,
    provedAt,
    ...(confirmedAt === undefined ? {} : { confirmedAt }),
    newDevice: others && clock.now() - provedAt < NEW_DEVICE_FOR,
  };
};
