import { computed, effect, signal, type ReadonlySignal } from '@preact/signals-core';
import type { Card, PublicKey } from '../core/people/card.ts';
import type { Facts } from '../core/people/fact.ts';
import type { UserId } from '../core/people/ids.ts';
import { createPeopleChooser } from '../core/people/listed-people.ts';
import { createLookAlikeIndex, findLookAlike, type LookAlikeIndex } from '../core/people/look-alike.ts';
import type { Person, Pin } from '../core/people/person.ts';
import type { Background } from './background.ts';
import type { CurrentAccount } from './current-account.ts';
import { createErrands, type Failure } from './errands.ts';
import { createKept } from './kept.ts';
import { createListing, type ListedPerson } from './listed-person.ts';
import { type PeopleFilter, searchPeople, sortPeople } from './people-search.ts';
import type { Accounts } from './ports/accounts.ts';
import type { LogStore } from './ports/calls.ts';
import type { KnownFacts, PeopleReader, PinReader } from './ports/people.ts';
import type { TakeBack } from './take-back.ts';

export type PeopleModel = {
  /** Undefined until read. Whom the search and the filter leave: my people, then the others by name, then blocked ones. */
  readonly people: ReadonlySignal<readonly ListedPerson[] | undefined>;
  /** How many there are without search and filter. */
  readonly total: ReadonlySignal<number>;
  /** More are known than are listed: people of whom nothing is known but what X showed long ago. */
  readonly more: ReadonlySignal<boolean>;
  readonly query: ReadonlySignal<string>;
  readonly filter: ReadonlySignal<PeopleFilter>;
  readonly failed: ReadonlySignal<Failure | undefined>;
  readonly search: (query: string) => void;
  readonly show: (filter: PeopleFilter) => void;
  /** Whose details are open. */
  readonly opened: ReadonlySignal<ReadonlySet<UserId>>;
  readonly toggle: (userId: UserId) => void;
  /** Of the devices of opened people: 60 digits that both sides see alike. Absent where my own card cannot be read. */
  readonly safetyNumbers: ReadonlySignal<ReadonlyMap<PublicKey, string>>;
  /** Of those who are opened: all that is known, from an X archive too. */
  readonly facts: ReadonlySignal<ReadonlyMap<UserId, Facts>>;
};

type Dependencies = {
  readonly people: PeopleReader;
  readonly pins: PinReader;
  readonly log: Pick<LogStore, 'people'>;
  readonly accounts: Pick<Accounts, 'get'>;
  readonly safetyNumber: (mine: Card, theirs: Card) => Promise<string>;
  readonly known: KnownFacts;
  readonly background: Background;
  readonly takeBack: TakeBack;
  readonly account: CurrentAccount;
};

type Known = {
  readonly own: Card | undefined;
  /** In the order in which they are shown. */
  readonly listed: readonly ListedPerson[];
  readonly lookAlikes: LookAlikeIndex;
  readonly more: boolean;
};

const newestProofFirst = (pins: readonly Pin[]): readonly Pin[] =>
  pins.toSorted((a, b) => b.provedAt - a.provedAt);

/** Everyone that one account knows. Reads the lists itself; every change is the background's. */
export const createPeopleList = (deps: Dependencies, until: AbortSignal): PeopleModel => {
  const query = signal('');
  const filter = signal<PeopleFilter>('all');
  const opened = signal<ReadonlySet<UserId>>(new Set());
  const safetyNumbers = signal<ReadonlyMap<PublicKey, string>>(new Map());
  const facts = signal<ReadonlyMap<UserId, Facts>>(new Map());
  const errands = createErrands(deps.background);
  const list = createListing(errands, deps.takeBack);

  const known = createKept(deps.account, (account) => readAll(deps, list, account), until);

  /** One person changed: everyone else is as they were. */
  const reread = async (account: UserId, userId: UserId) => {
    const person = await deps.people.get(account, userId);
    const pins = newestProofFirst(await deps.pins.ofPerson(account, userId));
    known.patch(account, ({ listed, ...rest }) => {
      const others = listed.filter((one) => one.person.userId !== userId);
      // Should they come back one day, they come as everybody does.
      if (person === undefined) opened.value = new Set([...opened.peek()].filter((id) => id !== userId));
      const changed = person === undefined ? [] : [compare(rest.lookAlikes, list(person, pins))];
      return { ...rest, listed: sortPeople([...others, ...changed]) };
    });
  };
  deps.background.on(
    {
      'data-changed': ({ what, userId }) => {
        const account = deps.account.peek();
        if (what !== 'people') return;
        if (userId === undefined || account === undefined || account === null) void known.reload();
        else void reread(account, userId);
      },
    },
    until,
  );

  /** Whose the numbers are: with another account of mine the same device has another one. */
  let numbersOf: PublicKey | undefined;
  /** A hash each: only for those that are looked at. */
  const compute = async (own: Card, { card }: Pin) => {
    const digits = await deps.safetyNumber(own, card);
    if (own.signingKey !== numbersOf) return;
    safetyNumbers.value = new Map(safetyNumbers.peek()).set(card.signingKey, digits);
  };
  const gather = async ({ account, userId }: Person) => {
    const all = await deps.known.of(account, userId);
    facts.value = new Map(facts.peek()).set(userId, all);
  };
  const stop = effect(() => {
    const { own, listed = [] } = known.value.value ?? {};
    if (own?.signingKey !== numbersOf) {
      numbersOf = own?.signingKey;
      safetyNumbers.value = new Map();
    }
    if (opened.value.size === 0) return;
    const looked = listed.filter(({ person }) => opened.value.has(person.userId));
    for (const { person } of looked) void gather(person);
    if (own === undefined) return;
    for (const { pin } of looked.flatMap(({ devices }) => devices))
      if (!safetyNumbers.peek().has(pin.card.signingKey)) void compute(own, pin);
  });
  until.addEventListener('abort', stop, { once: true });

  return {
    query,
    filter,
    opened,
    safetyNumbers,
    facts,
    failed: errands.failed,
    total: computed(() => known.value.value?.listed.length ?? 0),
    more: computed(() => known.value.value?.more === true),
    people: computed(
      () => known.value.value && searchPeople(known.value.value.listed, query.value, filter.value),
    ),
    search: (text) => {
      query.value = text;
    },
    show: (wanted) => {
      filter.value = wanted;
    },
    toggle: (userId) => {
      const now = new Set(opened.peek());
      if (!now.delete(userId)) now.add(userId);
      opened.value = now;
    },
  };
};

/** Says whom they could be taken for. */
const compare = (index: LookAlikeIndex, listed: ListedPerson): ListedPerson => {
  const resembles = findLookAlike(index, listed.person);
  return resembles === undefined ? listed : { ...listed, resembles };
};

const readAll = async (
  { people, pins, log, accounts }: Dependencies,
  list: (person: Person, pins: readonly Pin[]) => ListedPerson,
  account: UserId | null,
): Promise<Known> => {
  if (account === null)
    return { own: undefined, listed: [], lookAlikes: createLookAlikeIndex([]), more: false };
  const [own, devices, logged] = await Promise.all([
    accounts.get(account),
    pins.list(account),
    log.people(account),
  ]);
  const devicesOf = Map.groupBy(devices, ({ userId }) => userId);
  const chooser = createPeopleChooser((id) => devicesOf.has(id) || logged.has(id));
  await people.visit(account, chooser.add);
  const { people: chosen, more } = chooser.chosen();
  const lookAlikes = createLookAlikeIndex(chosen);
  const listed = chosen.map((person) =>
    compare(lookAlikes, list(person, newestProofFirst(devicesOf.get(person.userId) ?? []))),
  );
  return { own: own?.card, listed: sortPeople(listed), lookAlikes, more };
};
