import { computed, effect, signal, type ReadonlySignal } from '@preact/signals-core';
import type { UserId } from '../../core/people/ids.ts';
import { createPeopleChooser } from '../../core/people/listed-people.ts';
import type { Person } from '../../core/people/person.ts';
import { type Assumed, type AssumedPast, type Shown, shownOf } from '../../core/screening/assume.ts';
import { decide } from '../../core/screening/decide.ts';
import { type Described, STRANGER } from '../../core/screening/describe.ts';
import type { ScreeningInput } from '../../core/screening/input.ts';
import type { Judgement } from '../../core/screening/judgement.ts';
import type { Screening } from '../../core/screening/screening.ts';
import type { Background } from '../background.ts';
import type { CurrentAccount } from '../current-account.ts';
import { createKept } from '../kept.ts';
import { createFinder } from '../people-search.ts';
import type { PeopleStore } from '../ports/people.ts';
import type { JudgeDeps } from './judge.ts';
import { simulateInput, type Trial } from './simulate.ts';

export type TryItDeps = Omit<JudgeDeps, 'settings'> & {
  readonly people: Pick<PeopleStore, 'visit'>;
  readonly pins: Parameters<typeof simulateInput>[0]['pins'];
  readonly screening: ReadonlySignal<Screening | undefined>;
  /** Whether a call goes on. */
  readonly inCall: ReadonlySignal<boolean>;
  readonly background: Pick<Background, 'on'>;
};

export type TrialAnswer = {
  readonly input: ScreeningInput;
  readonly judgement: Judgement;
  /** When it was asked, ms. */
  readonly now: number;
};

export type TryItModel = {
  /** Whether the caller is described or picked among known people. */
  readonly who: ReadonlySignal<'described' | 'known'>;
  /** Who is picked. Undefined: nobody yet. */
  readonly person: ReadonlySignal<Person | undefined>;
  readonly described: ReadonlySignal<Described>;
  readonly query: ReadonlySignal<string>;
  /** The first few whom the search finds, my people first. Undefined until read. */
  readonly found: ReadonlySignal<readonly Person[] | undefined>;
  /** Undefined until there is an answer. */
  readonly shown: ReadonlySignal<Shown | undefined>;
  /** Undefined until the first one, and while nobody is picked. */
  readonly answer: ReadonlySignal<TrialAnswer | undefined>;
  readonly search: (query: string) => void;
  readonly choose: (who: 'described' | 'known') => void;
  /** Undefined: nobody. */
  readonly pick: (userId: UserId | undefined) => void;
  readonly describe: (change: Partial<Described>) => void;
  readonly assume: (change: Assumed) => void;
  /** Forgotten with the next caller, who has another past. */
  readonly assumePast: (change: AssumedPast) => void;
};

const MAX_FOUND = 5;

const byName = (a: Person, b: Person): number =>
  Number(b.starred) - Number(a.starred) ||
  (a.name ?? a.handle ?? '').localeCompare(b.name ?? b.handle ?? '') ||
  a.userId.localeCompare(b.userId);

/** As many as the list of people shows. */
const readPeople = async (
  people: Pick<PeopleStore, 'visit'>,
  account: UserId,
): Promise<readonly Person[]> => {
  const chooser = createPeopleChooser(() => false);
  await people.visit(account, chooser.add);
  return chooser.chosen().people;
};

/** Tries the rules out: who would ring, when and why not. Judges by the functions that judge real rings. */
export const createTryIt = (deps: TryItDeps, account: CurrentAccount, until: AbortSignal): TryItModel => {
  const known = createKept(account, async (of) => (of === null ? [] : readPeople(deps.people, of)), until);
  const who = signal<'described' | 'known'>('described');
  const picked = signal<UserId>();
  const described = signal(STRANGER);
  const assumed = signal<Assumed>({});
  const past = signal<AssumedPast>({});
  const query = signal('');
  const logReads = signal(0);
  deps.background.on(
    {
      'data-changed': ({ what }) => {
        if (what === 'people') void known.reload();
        else logReads.value += 1;
      },
    },
    until,
  );

  const person = computed(() => known.value.value?.find(({ userId }) => userId === picked.value));
  const trial = computed<Omit<Trial, 'now'> | undefined>(() => {
    const screening = deps.screening.value;
    // A new call in the log asks anew.
    void logReads.value;
    const caller = who.value === 'known' ? person.value : described.value;
    if (screening === undefined || caller === undefined) return undefined;
    return {
      who: caller,
      assumed: assumed.value,
      past: past.value,
      inCall: deps.inCall.value,
      screening,
    };
  });

  const answer = signal<TrialAnswer>();
  let asked = 0;
  const ask = async (of: UserId | null | undefined, open: Omit<Trial, 'now'> | undefined) => {
    asked += 1;
    const mine = asked;
    if (of === undefined || open === undefined) {
      answer.value = undefined;
      return;
    }
    const now = deps.clock.now();
    const input = await simulateInput(deps, of, { ...open, now });
    // A slower answer to an earlier question counts no more.
    if (mine === asked) answer.value = { input, judgement: decide(open.screening.rules, input), now };
  };
  const stop = effect(() => void ask(account.value, trial.value));
  until.addEventListener('abort', stop, { once: true });

  return {
    who,
    person,
    described,
    query,
    answer,
    found: computed(() =>
      known.value.value?.filter(createFinder(query.value)).sort(byName).slice(0, MAX_FOUND),
    ),
    shown: computed(() => answer.value && shownOf(answer.value.input, assumed.value, past.value)),
    search: (text) => {
      query.value = text;
    },
    choose: (wanted) => {
      past.value = {};
      who.value = wanted;
    },
    pick: (userId) => {
      past.value = {};
      picked.value = userId;
    },
    describe: (change) => {
      described.value = { ...described.peek(), ...change };
    },
    assume: (change) => {
      assumed.value = { ...assumed.peek(), ...change };
    },
    assumePast: (change) => {
      past.value = { ...past.peek(), ...change };
    },
  };
};
