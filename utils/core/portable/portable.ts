/**
 * What one account can take along to another browser. It holds no key, no address, no card, no secret of an invite and
 * no credential of a relay: whoever finds the file can neither ring nor be anybody. For that reason people who exchanged
 * cards have to do it again wherever the file is taken in.
 */
import type { Handle, UserId } from '../people/ids.ts';
import type { LogEntry } from '../people/log-entry.ts';
import type { Person } from '../people/person.ts';
import type { Rule } from '../screening/rule.ts';

export type PortableSettings = {
  /** As typed; empty means the default. */
  readonly brokerUrl: string;
  /** Without their logins. */
  readonly relays: readonly string[];
  readonly takeCalls: boolean;
  /** Not in files of version 1. */
  readonly alwaysRelay?: boolean;
  readonly hideLocal?: boolean;
  /** Not in files that were made before 2026-12. */
  readonly ringWindow?: boolean;
};

/** Whether cards were exchanged is true of one browser only. */
export type PortablePerson = Omit<Person, 'account' | 'accepted'>;

export type PortableCall = Omit<LogEntry, 'account'>;

export type Portable = {
  readonly account: { readonly id: UserId; readonly handle?: Handle };
  /** When it was made, ms. */
  readonly madeAt: number;
  readonly settings: PortableSettings;
  readonly rules: readonly Rule[];
  readonly people: readonly PortablePerson[];
  /** Newest first. */
  readonly log: readonly PortableCall[];
};

export const PARTS = ['settings', 'rules', 'people', 'log'] as const;
export type Part = (typeof PARTS)[number];

/** What can be reset. everything: with the keys, which nothing brings back. */
export const RESETTABLE = ['settings', 'people', 'log', 'everything'] as const;
export type ResetWhat = (typeof RESETTABLE)[number];
