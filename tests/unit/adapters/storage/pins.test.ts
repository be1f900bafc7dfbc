import { beforeEach, describe, expect, test } from 'vitest';
import { createDatabase } from '../../../../utils/adapters/storage/database.ts';
import { createPinStore } from '../../../../utils/adapters/storage/pins.ts';
import { ALICE, BOB, CAROL, freshDisk, keyNamed, pin, restarted } from './given.ts';

const devicesOf = async (pins: ReturnType<typeof createPinStore>) =>
  (await pins.ofPerson(ALICE, BOB)).map(({ card }) => card.signingKey).sort();

describe('pins', () => {
  beforeEach(freshDisk);

  test('a pinned device is found by its key after a restart, by its own account only', async () => {
    await createPinStore(createDatabase()).put(pin(ALICE, BOB, 'phone'));
    const pins = createPinStore(restarted());

    expect(await pins.get(ALICE, keyNamed('phone'))).toEqual(pin(ALICE, BOB, 'phone'));
    expect(await pins.get(CAROL, keyNamed('phone'))).toBeUndefined();
  });

  test('a sixth device takes the place of the one unheard of longest', async () => {
    const pins = createPinStore(createDatabase());
    for (const [i, name] of ['a', 'b', 'c', 'd', 'e'].entries()) {
      await pins.put(pin(ALICE, BOB, name, name === 'c' ? 1 : 10 + i));
    }
    await pins.put(pin(ALICE, BOB, 'new', 0));

    expect(await devicesOf(pins)).toEqual(['a', 'b', 'd', 'e', 'new'].map(keyNamed));
  });

  test('a device whose number was compared stays when others come, however long it was not heard of', async () => {
    const pins = createPinStore(createDatabase());
    await pins.put({ ...pin(ALICE, BOB, 'compared', 1), confirmedAt: 1 });
    for (const [i, name] of ['a', 'b', 'c', 'd', 'e', 'f'].entries())
      await pins.put(pin(ALICE, BOB, name, 10 + i));

    expect(await devicesOf(pins)).toEqual(['c', 'compared', 'd', 'e', 'f'].map(keyNamed));
  });

  test('a device that is heard of again pushes nobody out', async () => {
    const pins = createPinStore(createDatabase());
    for (const name of ['a', 'b', 'c', 'd', 'e']) await pins.put(pin(ALICE, BOB, name));
    await pins.put(pin(ALICE, BOB, 'a', 99));

    expect(await devicesOf(pins)).toEqual(['a', 'b', 'c', 'd', 'e'].map(keyNamed));
  });

  test('a key that is pinned to one person is never pinned to another', async () => {
    const pins = createPinStore(createDatabase());
    await pins.put(pin(ALICE, BOB, 'phone'));

    await expect(pins.put(pin(ALICE, CAROL, 'phone'))).rejects.toThrow('another person');
    expect(await pins.get(ALICE, keyNamed('phone'))).toEqual(pin(ALICE, BOB, 'phone'));
  });
});
