import type { Proof } from '../../core/call/view.ts';
import type { Pin } from '../../core/people/person.ts';

const NEW_DEVICE_FOR = 24 * 3_600_000;

/** How far the key of one of a person's devices is proved, as ring and call window say it. `now`: ms since 1970. */
export const proofOf = (
  { grade, provedAt, confirmedAt }: Pin,
  devices: readonly Pin[],
  now: number,
): Proof => ({
  grade,
  provedAt,
  ...(confirmedAt === undefined ? {} : { confirmedAt }),
  newDevice: now - provedAt < NEW_DEVICE_FOR && devices.some((other) => other.provedAt < provedAt),
});
