import { signal } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import type { UserId } from '../../../utils/core/people/ids.ts';
import { createPeopleList, type PeopleModel } from '../../../utils/models/people-list.ts';
import { createFakeBackground, settled } from '../../support/fakes/background.ts';
import { createFakePeople, createFakePins } from '../../support/fakes/stores.ts';
import {
  ACCOUNT,
  ARABIC,
  BOB,
  LONG,
  MALLORY,
  NAMELESS,
  OWN_ACCOUNT,
  PEOPLE,
  PINS,
} from '../../support/page-stories.ts';

const open = async (start: UserId | null = ACCOUNT) => {
  const background = createFakeBackground();
  const people = createFakePeople();
  const pins = createFakePins();
  for (const person of PEOPLE) await people.update(ACCOUNT, person.userId, () => person);
  for (const pin of PINS) await pins.put(pin);
  const model = createPeopleList(
    {
      people,
      pins,
      accounts: { get: async (id) => (id === ACCOUNT ? OWN_ACCOUNT : undefined) },
      safetyNumber: async (mine, theirs) => `${mine.userId}/${theirs.signingKey}`,
      background,
      account: signal(start),
    },
    new AbortController().signal,
  );
  await settled();
  return { background, people, model };
};

const find = (model: PeopleModel, userId: UserId) =>
  [...(model.people.value?.shown ?? []), ...(model.people.value?.blocked ?? [])].find(
    ({ person }) => person.userId === userId,
  );
const shownIds = (model: PeopleModel) => model.people.value?.shown.map(({ person }) => person.userId);

describe('the list of people', () => {
  it('shows my people first, the others by name, and blocked ones apart', async () => {
    const { model } = await open();
    expect(shownIds(model)).toEqual([BOB.userId, NAMELESS.userId, LONG.userId, ARABIC.userId]);
    expect(model.people.value?.blocked.map(({ person }) => person.userId)).toEqual([MALLORY.userId]);
    expect(model.total.value).toBe(5);
  });

  it.each([
    ['WOLFE', LONG],
    ['@no_disp', NAMELESS],
    ['choir', BOB],
    ['محمد', ARABIC],
  ])('finds “%s” by name, handle or note', async (query, found) => {
    const { model } = await open();
    model.search(query);
    expect(shownIds(model)).toEqual([found.userId]);
    expect(model.total.value).toBe(5);
  });

  it('is empty, not unread, before X was opened', async () => {
    const { model } = await open(null);
    expect(model.people.value).toEqual({ shown: [], blocked: [] });
  });

  it('lists devices with the newest proof first, each with its own safety number', async () => {
    const { model } = await open();
    const devices = find(model, BOB.userId)?.devices ?? [];
    expect(devices.map(({ pin }) => pin.card.signingKey[0])).toEqual(['C', 'B']);
    expect(new Set(devices.map(({ safetyNumber }) => safetyNumber)).size).toBe(2);
  });

  it('offers to confirm only what is not confirmed yet', async () => {
    const { background, model } = await open();
    const [newer, older] = find(model, BOB.userId)?.devices ?? [];
    expect(older?.confirm).toBeUndefined();
    newer?.confirm?.();
    expect(background.asked.at(-1)?.data).toEqual({
      account: ACCOUNT,
      userId: BOB.userId,
      change: { type: 'confirm-device', device: newer?.pin.card.signingKey },
    });
  });

  it('cannot call somebody without a device', async () => {
    const { model } = await open();
    expect(find(model, NAMELESS.userId)?.call).toBeUndefined();
    expect(find(model, BOB.userId)?.call).toBeDefined();
  });

  it('can only unblock or remove somebody who is blocked', async () => {
    const { background, model } = await open();
    const mallory = find(model, MALLORY.userId);
    expect(mallory).not.toHaveProperty('call');
    expect(mallory).not.toHaveProperty('write');
    expect(mallory).not.toHaveProperty('star');
    expect(mallory).not.toHaveProperty('block');
    mallory?.unblock?.();
    expect(background.asked.at(-1)?.data).toMatchObject({ change: { type: 'unblock' } });
    expect(find(model, BOB.userId)).not.toHaveProperty('unblock');
  });

  it('blocks with the wish for a new address', async () => {
    const { background, model } = await open();
    find(model, BOB.userId)?.block?.(true);
    expect(background.asked.at(-1)?.data).toMatchObject({ change: { type: 'block', changeAddress: true } });
  });

  it('reads again when the background says that people changed, and not for the log', async () => {
    const { background, people, model } = await open();
    await people.remove(ACCOUNT, BOB.userId);
    background.tell('data-changed', { what: 'log' });
    await settled();
    expect(model.total.value).toBe(5);
    background.tell('data-changed', { what: 'people' });
    await settled();
    expect(model.total.value).toBe(4);
  });
});
