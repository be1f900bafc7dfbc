import { isDeepEqual } from '../lib/is-deep-equal.ts';
import type { LogEntry } from '../people/log-entry.ts';
import type { Person } from '../people/person.ts';
import type { Rule } from '../screening/rule.ts';
import { MAX_CALLS } from './limits.ts';
import { keyOfCall } from './keys.ts';
import { takePerson } from './merge.ts';
import type { Portable, PortableSettings } from './portable.ts';

/** What is here now, for one account. */
export type Present = {
  readonly settings: PortableSettings;
  readonly rules: readonly Rule[];
  readonly people: readonly Person[];
  readonly log: readonly LogEntry[];
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
  readonly rules?: { readonly before: number; readonly after: number };
  readonly people?: Added & {
    /** Blocked here, not in the file: they stay blocked. */
    readonly stayBlocked: number;
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

const peopleChanges = (portable: Portable, people: readonly Person[]): Preview['people'] => {
  const here = new Map<string, Person>(people.map((person) => [person.userId, person]));
  const changes = peopleToWrite(portable, here);
  const stayBlocked = portable.people.filter(
    ({ userId, blocked }) => !blocked && here.get(userId)?.blocked === true,
  ).length;
  const added = changes.filter(({ before }) => before === undefined).length;
  return changes.length === 0 ? undefined : { added, changed: changes.length - added, stayBlocked };
};

export const previewOf = (portable: Portable, present: Present): Preview => {
  const settings = settingsChanges(present.settings, portable.settings);
  const people = peopleChanges(portable, present.people);
  const log = callsToWrite(portable, present.log).added.length;
  return {
    ...(settings && { settings }),
    ...(isDeepEqual(present.rules, portable.rules)
      ? {}
      : { rules: { before: present.rules.length, after: portable.rules.length } }),
    ...(people && { people }),
    ...(log === 0 ? {} : { log: { added: log } }),
  };
};
