import type { Handle, UserId } from '../../utils/core/people/ids.ts';
import type { LogEntry } from '../../utils/core/people/log-entry.ts';
import type { Person } from '../../utils/core/people/person.ts';
import { newPerson } from '../../utils/core/people/facts.ts';
import type { CallId } from '../../utils/core/protocol/letter.ts';
import { DEFAULT_RULES } from '../../utils/core/screening/switches.ts';
import { formatPortable, toPortable, type Possessions } from '../../utils/core/portable/write.ts';
import { NOW } from './fakes/clock.ts';

export const ME = '44196397' as UserId;
export const SOMEBODY_ELSE = '783214' as UserId;
export const BOB = '2002' as UserId;
export const CAROL = '3003' as UserId;

export const somebody = (userId: UserId, change: Partial<Person> = {}): Person => ({
  ...newPerson(ME, userId, NOW - 1000),
  ...change,
});

export const aCall = (userId: UserId, letter: string, change: Partial<LogEntry> = {}): LogEntry => ({
  account: ME,
  call: `${letter.repeat(21)}A` as CallId,
  direction: 'incoming',
  person: { userId },
  kind: 'audio',
  at: NOW - 500,
  outcome: 'missed',
  ...change,
});

export const possessions = (change: Partial<Possessions> = {}): Possessions => ({
  account: { id: ME, handle: 'alice' as Handle },
  settings: {
    brokerUrl: '',
    relays: [],
    takeCalls: true,
    alwaysRelay: false,
    hideLocal: false,
    ringWindow: false,
  },
  rules: DEFAULT_RULES,
  people: [],
  log: [],
  ...change,
});

export const exportOf = (change: Partial<Possessions> = {}): string =>
  formatPortable(toPortable(possessions(change), NOW));
