import { signal } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import type { PublicKey } from '../../../utils/core/people/card.ts';
import type { UserId } from '../../../utils/core/people/ids.ts';
import { createPeopleList, type PeopleModel } from '../../../utils/models/people-list.ts';
import type { Deed } from '../../../utils/core/people/deed.ts';
import type { Person } from '../../../utils/core/people/person.ts';
import type { ListedPerson } from '../../../utils/models/listed-person.ts';
import type { PeopleFilter } from '../../../utils/models/people-search.ts';
import { createTakeBack } from '../../../utils/models/take-back.ts';
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

/** Another account of mine in the same browser. */
const OTHER_ACCOUNT = {
  ...OWN_ACCOUNT,
  id: '77' as UserId,
  card: { ...OWN_ACCOUNT.card, userId: '77' as UserId, signingKey: 'other' as PublicKey },
};

const open = async (start: UserId | null = ACCOUNT) => {
  const background = createFakeBackground();
  const deeds: Deed[] = [];
  const people = createFakePeople();
  const pins = createFakePins();
  const account = signal(start);
  for (const person of PEOPLE) await people.update(ACCOUNT, person.userId, () => person);
  for (const pin of PINS) await pins.put(pin);
  const model = createPeopleList(
    {
      people,
      pins,
      accounts: { get: async (id) => [OWN_ACCOUNT, OTHER_ACCOUNT].find((own) => own.id === id) },
      known: { of: async (_, userId) => (await people.get(ACCOUNT, userId))?.facts ?? {} },
      safetyNumber: async (mine, theirs) => `${mine.userId}/${theirs.signingKey}`,
      log: { people: async () => new Set([NAMELESS.userId]) },
      background,
      takeBack: createTakeBack(background, (deed) => void deeds.push(deed)),
      account,
    },
    new AbortController().signal,
  );
  await settled();
  return { account, background, deeds, people, pins, model };
};

const find = (model: PeopleModel, userId: UserId) =>
  model.people.value?.find(({ person }) => person.userId === userId);
const shownIds = (model: PeopleModel) => model.people.value?.map(({ person }) => person.userId);

describe('the list of people', () => {
  it('shows my people first, the others by name, and blocked ones last', async () => {
    const { model } = await open();
    expect(shownIds(model)).toEqual([
      BOB.userId,
      NAMELESS.userId,
      LONG.userId,
      ARABIC.userId,
      MALLORY.userId,
    ]);
    expect(model.total.value).toBe(5);
  });

  it.each([
    ['WOLFE', LONG],
    ['@no_disp', NAMELESS],
    ['https://x.com/No_Display_Name?s=21', NAMELESS],
    ['choir', BOB],
    ['محمد', ARABIC],
  ])('finds “%s” by name, handle, address or note', async (query, found) => {
    const { model } = await open();
    model.search(query);
    expect(shownIds(model)).toEqual([found.userId]);
    expect(model.total.value).toBe(5);
  });

  it('is empty, not unread, before X was opened', async () => {
    const { model } = await open(null);
    expect(model.people.value).toEqual([]);
  });

  it('lists devices with the newest proof first', async () => {
    const { model } = await open();
    const devices = find(model, BOB.userId)?.devices ?? [];
    expect(devices.map(({ pin }) => pin.card.signingKey[0])).toEqual(['C', 'B']);
  });

  it('computes the safety numbers of those only whose details are open', async () => {
    const { model } = await open();
    expect(model.safetyNumbers.value.size).toBe(0);
    model.toggle(BOB.userId);
    await settled();
    expect([...model.safetyNumbers.value.keys()].map(([letter]) => letter)).toEqual(['C', 'B']);
    expect(new Set(model.safetyNumbers.value.values()).size).toBe(2);
    model.toggle(BOB.userId);
    expect(model.opened.value.size).toBe(0);
  });

  it('shows no safety number of another account of mine', async () => {
    const { account, model, people, pins } = await open();
    await people.update(OTHER_ACCOUNT.id, BOB.userId, () => ({ ...BOB, account: OTHER_ACCOUNT.id }));
    for (const pin of PINS.slice(0, 2)) await pins.put({ ...pin, account: OTHER_ACCOUNT.id });
    model.toggle(BOB.userId);
    await settled();
    account.value = OTHER_ACCOUNT.id;
    await settled();
    const digits = [...model.safetyNumbers.value.values()];
    expect(digits.map((text) => text.split('/')[0])).toEqual([OTHER_ACCOUNT.id, OTHER_ACCOUNT.id]);
  });

  it.each<[PeopleFilter, readonly Person[]]>([
    ['my-people', [BOB]],
    ['cards', [BOB, LONG, ARABIC, MALLORY]],
    ['blocked', [MALLORY]],
  ])('filters: %s', async (filter, wanted) => {
    const { model } = await open();
    model.show(filter);
    expect(shownIds(model)).toEqual(wanted.map(({ userId }) => userId));
  });

  it('reads only the person again of whom the background says that they changed', async () => {
    const { background, people, model } = await open();
    const before = find(model, LONG.userId);
    await people.update(ACCOUNT, BOB.userId, () => ({ ...BOB, starred: false, name: 'Zoe' }));
    await people.update(ACCOUNT, LONG.userId, () => ({ ...LONG, name: 'Another' }));
    background.tell('data-changed', { what: 'people', userId: BOB.userId });
    await settled();
    expect(shownIds(model)?.indexOf(BOB.userId)).toBe(2);
    expect(find(model, LONG.userId)).toBe(before);
    await people.remove(ACCOUNT, BOB.userId);
    background.tell('data-changed', { what: 'people', userId: BOB.userId });
    await settled();
    expect(find(model, BOB.userId)).toBeUndefined();
  });

  it.each<[string, (bob: ListedPerson | undefined) => void, Deed['type']]>([
    ['removing', (bob) => bob?.remove(), 'removed'],
    ['removing a device', (bob) => bob?.devices[0]?.remove(), 'device-removed'],
    ['a safety number that was compared', (bob) => bob?.devices[0]?.confirm?.(), 'device-confirmed'],
    ['blocking', (bob) => bob?.block?.(false), 'blocked'],
    ['taking the star away', (bob) => bob?.star?.(false), 'unstarred'],
    ['a verdict', (bob) => bob?.decide?.('silent'), 'verdict'],
  ])('can take back %s', async (_, act, deed) => {
    const { background, deeds, model } = await open();
    background.answer('keep-person', { pins: [], read: [], sent: [], marks: [] });
    act(find(model, BOB.userId));
    await settled();
    expect(background.asked.slice(-2).map(({ type }) => type)).toEqual(['keep-person', 'change-person']);
    expect(deeds.map(({ type }) => type)).toEqual([deed]);
  });

  it('offers to confirm only what is not confirmed yet', async () => {
    const { background, model } = await open();
    const [newer, older] = find(model, BOB.userId)?.devices ?? [];
    expect(older?.confirm).toBeUndefined();
    newer?.confirm?.();
    await settled();
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
    await settled();
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
