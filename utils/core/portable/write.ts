import * as v from 'valibot';
import type { LogEntry } from '../people/log-entry.ts';
import { isDecided } from '../people/listed-people.ts';
import type { Person } from '../people/person.ts';
import { FORMAT_KIND, FORMAT_VERSION } from './format.ts';
import { MAX_CALLS, MAX_PEOPLE } from './limits.ts';
import type { Portable } from './portable.ts';
import { callUntil, personUntil, readableSettings } from './schema.ts';

/** What an account keeps here. */
export type Possessions = Omit<Portable, 'people' | 'log' | 'madeAt'> & {
  readonly people: readonly Person[];
  readonly log: readonly LogEntry[];
};

/** Drops what is undefined, which a file cannot hold. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** The schema picks the fields; what it cannot read here could not be read back either. */
const readable = <T>(schema: v.GenericSchema<unknown, T>, all: readonly unknown[]): readonly T[] =>
  all.flatMap((one) => {
    const parsed = v.safeParse(schema, plain(one));
    return parsed.success ? [parsed.output] : [];
  });

/** What can be taken along. Too many people: those of whom only X knows stay, and those known longest of them go first. */
export const toPortable = ({ people, log, ...rest }: Possessions, now: number): Portable => {
  const byWorth = people.toSorted((a, b) => Number(isDecided(b)) - Number(isDecided(a)) || b.since - a.since);
  const newest = log.toSorted((a, b) => b.at - a.at);
  return {
    account: rest.account,
    madeAt: now,
    settings: readableSettings(rest.settings),
    rules: rest.rules,
    people: readable(personUntil(now), byWorth.slice(0, MAX_PEOPLE)),
    log: readable(callUntil(now), newest.slice(0, MAX_CALLS)),
  };
};

export const formatPortable = (portable: Portable): string =>
  JSON.stringify({ kind: FORMAT_KIND, version: FORMAT_VERSION, ...portable });
