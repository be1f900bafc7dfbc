import { isDeepEqual } from '../lib/is-deep-equal.ts';
import type { Condition } from './condition.ts';
import { LAST_RULE, type Rule } from './rule.ts';
import type { Schedule } from './schedule.ts';
import type { Verdict } from './verdict.ts';

/** The simple switches of the Screening tab: a view of the standard list of rules. */
export type Switches = {
  readonly myPeople: boolean;
  /** My people, and callers whom I expect, ring during another call, too. */
  readonly callWaiting: boolean;
  readonly iFollow: boolean;
  readonly verified: boolean;
  readonly anyoneWithCard: boolean;
  readonly everyoneElse: Exclude<Verdict, 'ring'>;
  /** Sent with `decline`; empty: declines without words. */
  readonly declineMessage: string;
  /** My people who call again within three minutes come through. */
  readonly quietHours: { readonly on: boolean; readonly schedule: Schedule };
  /** After so many rings in vain a person stays silent until midnight. */
  readonly unanswered: { readonly on: boolean; readonly atLeast: number };
  /** Many first-time callers in a short time stay silent. */
  readonly burst: boolean;
  /** Whom I blocked or muted on X stays silent. */
  readonly blockedOnX: boolean;
};

const EVERY_DAY: Schedule['days'] = [0, 1, 2, 3, 4, 5, 6];
export const REPEAT_MINUTES = 3;
/** Three others called for the first time within ten minutes: the fourth is a burst. */
export const BURST = { type: 'burst', callers: 3, minutes: 10 } as const;

export const DEFAULT_SWITCHES: Switches = {
  myPeople: true,
  callWaiting: false,
  iFollow: true,
  verified: false,
  anyoneWithCard: true,
  everyoneElse: 'ask',
  declineMessage: '',
  quietHours: { on: false, schedule: { days: EVERY_DAY, from: 22 * 60, to: 8 * 60 } },
  unanswered: { on: true, atLeast: 5 },
  burst: true,
  blockedOnX: true,
};

const rule = (id: string, on: boolean, when: Condition, verdict: Rule['outcome']['verdict']): Rule => ({
  id,
  on,
  when,
  outcome: { verdict },
});

/** The list that the switches stand for. */
export const rulesOf = (switches: Switches): readonly Rule[] => {
  const quiet: Condition = { type: 'time', schedule: switches.quietHours.schedule };
  const repeat: Condition = { type: 'repeat', minutes: REPEAT_MINUTES };
  const onX = (fact: 'blockedOnX' | 'mutedOnX'): Condition => ({ type: 'fact', fact });
  const { everyoneElse, declineMessage, unanswered } = switches;
  const waiting = (one: Rule): Rule =>
    switches.callWaiting ? { ...one, outcome: { ...one.outcome, callWaiting: true } } : one;
  return [
    rule('blocked', true, { type: 'blocked' }, 'block'),
    rule('do-not-disturb', true, { type: 'do-not-disturb' }, 'silent'),
    rule('own-verdict', true, { type: 'own-verdict' }, 'own'),
    rule(
      'blocked-on-x',
      switches.blockedOnX,
      { type: 'any', of: [onX('blockedOnX'), onX('mutedOnX')] },
      'silent',
    ),
    waiting(rule('expecting', true, { type: 'expecting' }, 'ring')),
    rule(
      'quiet-repeat',
      switches.quietHours.on,
      { type: 'all', of: [quiet, { type: 'my-people' }, repeat] },
      'ring',
    ),
    rule('quiet-hours', switches.quietHours.on, quiet, 'silent'),
    rule('unanswered', unanswered.on, { type: 'unanswered-today', atLeast: unanswered.atLeast }, 'silent'),
    rule('burst', switches.burst, { type: 'all', of: [{ type: 'first-contact' }, BURST] }, 'silent'),
    waiting(rule('my-people', switches.myPeople, { type: 'my-people' }, 'ring')),
    rule('i-follow', switches.iFollow, { type: 'fact', fact: 'iFollow' }, 'ring'),
    rule('verified', switches.verified, { type: 'fact', fact: 'verified' }, 'ring'),
    rule('has-card', switches.anyoneWithCard, { type: 'has-card' }, 'ring'),
    {
      ...rule(LAST_RULE, true, { type: 'all', of: [] }, everyoneElse),
      outcome: { verdict: everyoneElse, ...(declineMessage === '' ? {} : { message: declineMessage }) },
    },
  ];
};

export const DEFAULT_RULES = rulesOf(DEFAULT_SWITCHES);

/** Reads the switches off a list that may have more and other rules: the nearest ones. */
export const nearestSwitches = (rules: readonly Rule[]): Switches => {
  const find = (id: string) => rules.find((one) => one.id === id);
  const isOn = (id: string): boolean => find(id)?.on ?? false;
  const quiet = find('quiet-hours')?.when;
  const unanswered = find('unanswered')?.when;
  const last = find(LAST_RULE)?.outcome;
  const everyoneElse = last?.verdict;
  return {
    myPeople: isOn('my-people'),
    callWaiting: find('my-people')?.outcome.callWaiting ?? false,
    iFollow: isOn('i-follow'),
    verified: isOn('verified'),
    anyoneWithCard: isOn('has-card'),
    everyoneElse:
      everyoneElse === undefined || everyoneElse === 'own' || everyoneElse === 'ring' ? 'ask' : everyoneElse,
    declineMessage: last?.message ?? '',
    quietHours: {
      on: isOn('quiet-hours'),
      schedule: quiet?.type === 'time' ? quiet.schedule : DEFAULT_SWITCHES.quietHours.schedule,
    },
    unanswered: {
      on: isOn('unanswered'),
      atLeast:
        unanswered?.type === 'unanswered-today' ? unanswered.atLeast : DEFAULT_SWITCHES.unanswered.atLeast,
    },
    burst: isOn('burst'),
    blockedOnX: isOn('blocked-on-x'),
  };
};

/** The switches that stand for exactly this list; undefined when it says more, less or something else than they can. */
export const switchesOf = (rules: readonly Rule[]): Switches | undefined => {
  const switches = nearestSwitches(rules);
  return isDeepEqual(rulesOf(switches), rules) ? switches : undefined;
};
