import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import type { PersonChange } from '../adapters/messaging/messages.ts';
import type { PersonLabel } from '../core/call/view.ts';
import type { Card } from '../core/people/card.ts';
import { createLookAlikeIndex, findLookAlike } from '../core/people/look-alike.ts';
import type { Person, Pin } from '../core/people/person.ts';
import type { MediaKind } from '../core/protocol/letter.ts';
import type { Background } from './background.ts';
import type { CurrentAccount } from './current-account.ts';
import { createErrands, type Errands } from './errands.ts';
import { createKept } from './kept.ts';
import type { Accounts, PeopleStore, PinStore } from './ports.ts';

/** One device of a person. */
export type ListedDevice = {
  readonly pin: Pin;
  /** 60 digits that both sides see alike. Absent when my own card cannot be read. */
  readonly safetyNumber?: string;
  /** After comparing the safety number. Undefined once confirmed. */
  readonly confirm?: () => void;
  readonly remove: () => void;
};

export type ListedPerson = {
  readonly person: Person;
  /** Somebody known better, whom they could be taken for. */
  readonly resembles?: PersonLabel;
  /** Newest proof first. */
  readonly devices: readonly ListedDevice[];
  readonly star?: (on: boolean) => void;
  /** Undefined without a device to ring, and for blocked people. */
  readonly call?: (kind: MediaKind) => void;
  readonly write?: () => void;
  readonly relayOnly: (on: boolean) => void;
  readonly note: (text: string) => void;
  readonly block?: (changeAddress: boolean) => void;
  readonly unblock?: () => void;
  readonly remove: () => void;
};

export type PeopleModel = {
  /** Undefined until read. Everyone whom the search leaves, by name; blocked people come in a list of their own. */
  readonly people: ReadonlySignal<
    { readonly shown: readonly ListedPerson[]; readonly blocked: readonly ListedPerson[] } | undefined
  >;
  /** How many there are without the search. */
  readonly total: ReadonlySignal<number>;
  readonly query: ReadonlySignal<string>;
  readonly failed: ReadonlySignal<boolean>;
  readonly search: (query: string) => void;
};

type Dependencies = {
  readonly people: PeopleStore;
  readonly pins: PinStore;
  readonly accounts: Pick<Accounts, 'get'>;
  readonly safetyNumber: (mine: Card, theirs: Card) => Promise<string>;
  readonly background: Background;
  readonly account: CurrentAccount;
};

/** Everyone that one account knows. Reads the lists itself; every change is the background's. */
export const createPeopleList = (deps: Dependencies, until: AbortSignal): PeopleModel => {
  const query = signal('');
  const { send, failed } = createErrands(deps.background);

  const known = createKept(
    deps.account,
    async (account) => {
      if (account === null) return [];
      const [people, own] = await Promise.all([deps.people.list(account), deps.accounts.get(account)]);
      const index = createLookAlikeIndex(people);
      return Promise.all(
        people.map(async (person) => {
          const resembles = findLookAlike(index, person);
          return {
            ...list(send, person, await devicesOf(deps, own?.card, person)),
            ...(resembles === undefined ? {} : { resembles }),
          };
        }),
      );
    },
    until,
  );
  deps.background.on(
    {
      'data-changed': ({ what }) => {
        if (what === 'people') void known.reload();
      },
    },
    until,
  );

  return {
    query,
    failed,
    total: computed(() => known.value.value?.length ?? 0),
    people: computed(() => {
      const found = known.value.value?.filter(({ person }) => isFound(person, query.value)).sort(byName);
      return (
        found && {
          shown: found.filter(({ person }) => !person.blocked),
          blocked: found.filter(({ person }) => person.blocked),
        }
      );
    }),
    search: (text) => {
      query.value = text;
    },
  };
};

type DeviceFacts = { readonly pin: Pin; readonly safetyNumber?: string };

const devicesOf = async (
  { pins, safetyNumber }: Dependencies,
  own: Card | undefined,
  person: Person,
): Promise<readonly DeviceFacts[]> => {
  const known = await pins.ofPerson(person.account, person.userId);
  return Promise.all(
    known
      .toSorted((a, b) => b.provedAt - a.provedAt)
      .map(async (pin) => ({
        pin,
        ...(own === undefined ? {} : { safetyNumber: await safetyNumber(own, pin.card) }),
      })),
  );
};

const list = (send: Errands['send'], person: Person, devices: readonly DeviceFacts[]): ListedPerson => {
  const { account, userId, blocked } = person;
  const change = (change: PersonChange) => send('change-person', { account, userId, change });
  return {
    person,
    devices: devices.map((device) => ({
      ...device,
      ...(device.pin.confirmedAt === undefined
        ? { confirm: () => change({ type: 'confirm-device', device: device.pin.card.signingKey }) }
        : {}),
      remove: () => change({ type: 'remove-device', device: device.pin.card.signingKey }),
    })),
    relayOnly: (on) => change({ type: 'relay-only', on }),
    note: (text) => change({ type: 'note', text }),
    remove: () => change({ type: 'remove' }),
    ...(blocked
      ? { unblock: () => change({ type: 'unblock' }) }
      : {
          star: (on: boolean) => change({ type: 'star', on }),
          block: (changeAddress: boolean) => change({ type: 'block', changeAddress }),
          write: () => send('write-to-person', { account, userId }),
        }),
    ...(blocked || devices.length === 0
      ? {}
      : { call: (kind: MediaKind) => send('call-person', { account, userId, kind }) }),
  };
};

const searchable = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

export const isFound = (person: Person, query: string): boolean => {
  const wanted = searchable(query.trim().replace(/^@/, ''));
  return [person.name, person.handle, person.note].some((text) => searchable(text ?? '').includes(wanted));
};

/** My people first, then by name. */
const byName = (a: ListedPerson, b: ListedPerson): number =>
  Number(b.person.starred) - Number(a.person.starred) ||
  labelOf(a.person).localeCompare(labelOf(b.person)) ||
  (BigInt(a.person.userId) < BigInt(b.person.userId) ? -1 : 1);

const labelOf = (person: Person): string => person.name ?? person.handle ?? '';
