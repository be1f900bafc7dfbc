import { isDeepEqual } from '../lib/is-deep-equal.ts';
import type { LogEntry } from '../people/log-entry.ts';
import type { Person } from '../people/person.ts';
import type { Rule } from '../screening/rule.ts';
import { MAX_CALLS } from './limits.ts';
import { keyOfCall } from './keys.ts';
import { takePerson } from './merge.ts';
import { createOpenness, type Openness, type Proved } from './openness.ts';
import type { Portable, PortableSettings } from './portable.ts';

/** What is here now, for one account. */
export type Present = {
  readonly settings: PortableSettings;
  readonly rules: readonly Rule[];
  readonly people: readonly Person[];
  readonly log: readonly LogEntry[];
  readonly pins: readonly Proved[];
  /** ms */
  readonly now: number;
};

export type Added = { readonly added: number; readonly changed: number };

/** What an import would do. Undefined: nothing, since all of it is here already. */
export type Preview = {
  readonly settings?: {
    readonly [K in keyof PortableSettings]?: readonly [
      before: Required<PortableSettings>[K],
      after: Required<PortableSettings>[K],
    ];
  };
  readonly rules?: {
    readonly before: number;
    readonly after: number;
    /** People who may ring by these rules and could not before, or only with a reason. */
    readonly letIn: number;
  };
  readonly people?: Added & {
    /** Blocked here, not in the file: they stay blocked. */
    readonly stayBlocked: number;
    /** Added, and their card is not here. */
    readonly withoutCard: number;
    /** May ring by what the file says of them, and could not before, or only with a reason. */
    readonly letIn: number;
    /** Those whose calls were kept silent, were declined or went through a relay only, and do no more. */
    readonly unguarded: number;
  };
  readonly log?: { readonly added: number };
};

/** The people of a file as they would be here, where that is another than now. */
export const peopleToWrite = (
  { account, people }: Portable,
  here: ReadonlyMap<string, Person>,
): readonly { readonly before?: Person; readonly written: Person }[] =>
  people
    // My own number among them would make me a caller of mine.
    .filter(({ userId }) => userId !== account.id)
    .flatMap((person) => {
      const before = here.get(person.userId);
      const written = takePerson(account.id, before, person);
      if (before !== undefined && isDeepEqual(before, written)) return [];
      return [{ ...(before && { before }), written }];
    });

/** What comes into *Recent*, and what makes room for it. */
export const callsToWrite = (
  { account, log }: Portable,
  here: readonly LogEntry[],
): { readonly added: readonly LogEntry[]; readonly dropped: readonly LogEntry[] } => {
  const known = new Set(here.map(keyOfCall));
  const added = new Set<LogEntry>(
    log.filter((call) => !known.has(keyOfCall(call))).map((call) => ({ ...call, account: account.id })),
  );
  const newestFirst = [...here, ...added].sort((a, b) => b.at - a.at);
  const tooOld = new Set(newestFirst.slice(MAX_CALLS));
  return {
    added: [...added].filter((call) => !tooOld.has(call)),
    dropped: here.filter((call) => tooOld.has(call)),
  };
};

const SETTINGS = ['brokerUrl', 'relays', 'takeCalls', 'alwaysRelay', 'hideLocal', 'ringWindow'] as const;

const settingsChanges = (before: PortableSettings, after: PortableSettings): Preview['settings'] => {
  const changed = SETTINGS.filter(
    (name) => after[name] !== undefined && !isDeepEqual(before[name], after[name]),
  );
  return changed.length === 0
    ? undefined
    : (Object.fromEntries(changed.map((name) => [name, [before[name], after[name]]])) as Preview['settings']);
};

const isQuiet = ({ verdict }: Person): boolean => verdict === 'silent' || verdict === 'decline';

const isUnguarded = (before: Person | undefined, written: Person): boolean =>
  before !== undefined &&
  ((before.relayOnly && !written.relayOnly) || (isQuiet(before) && !isQuiet(written)));

const peopleChanges = (portable: Portable, present: Present, openness: Openness): Preview['people'] => {
  const here = new Map<string, Person>(present.people.map((person) => [person.userId, person]));
  const changes = peopleToWrite(portable, here);
  if (changes.length === 0) return undefined;
  const added = changes.filter(({ before }) => before === undefined);
  const cards = new Set(present.pins.map(({ userId }) => userId));
  return {
    added: added.length,
    changed: changes.length - added.length,
    stayBlocked: portable.people.filter(
      ({ userId, blocked }) => !blocked && here.get(userId)?.blocked === true,
    ).length,
    withoutCard: added.filter(({ written }) => !cards.has(written.userId)).length,
    // The rules of the file may be taken along, or not.
    letIn: changes.filter(({ before, written }) =>
      [present.rules, portable.rules].some((rules) => openness(written, rules) > openness(before, rules)),
    ).length,
    unguarded: changes.filter(({ before, written }) => isUnguarded(before, written)).length,
  };
};

const rulesChanges = ({ rules }: Portable, present: Present, openness: Openness): Preview['rules'] =>
  isDeepEqual(present.rules, rules)
    ? undefined
    : {
        before: present.rules.length,
        after: rules.length,
        letIn: present.people.filter((person) => openness(person, rules) > openness(person, present.rules))
          .length,
      };

export const previewOf = (portable: Portable, present: Present): Preview => {
  const openness = createOpenness(present.pins, present.now);
  const settings = settingsChanges(present.settings, portable.settings);
  const rules = rulesChanges(portable, present, openness);
  const people = peopleChanges(portable, present, openness);
  const log = callsToWrite(portable, present.log).added.length;
  return {
    ...(settings && { settings }),
    ...(rules && { rules }),
    ...(people && { people }),
    ...(log === 0 ? {} : { log: { added: log } }),
  };
};
