import { expect, it } from 'vitest';
import type { Pin } from '../../../../utils/core/people/person.ts';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import { proofOf } from '../../../../utils/models/switchboard/proof.ts';
import { ALICE, BOB, BOBS_LAPTOP } from './given.ts';

const HOUR = 3_600_000;

const pinOf = (card: typeof BOB, provedAt: number): Pin => ({
  account: ALICE.userId,
  userId: card.userId satisfies UserId,
  card,
  grade: 'written',
  provedAt,
  heardAt: provedAt,
  serial: 1,
});

it('only a device that was proved after another one is new, and only for a day', () => {
  const [phone, laptop] = [pinOf(BOB, HOUR), pinOf(BOBS_LAPTOP, 2 * HOUR)];
  const isNew = (pin: Pin, devices: readonly Pin[], now: number) => proofOf(pin, devices, now).newDevice;
  expect(isNew(phone, [phone], 3 * HOUR)).toBe(false);
  expect(isNew(laptop, [phone, laptop], 3 * HOUR)).toBe(true);
  expect(isNew(phone, [phone, laptop], 3 * HOUR)).toBe(false);
  expect(isNew(laptop, [phone, laptop], 27 * HOUR)).toBe(false);
});
