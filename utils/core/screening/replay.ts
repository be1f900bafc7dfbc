import type { LogEntry } from '../people/log-entry.ts';
import { decide } from './decide.ts';
import type { Judgement } from './judgement.ts';
import type { Rule, RuleOptions } from './rule.ts';

/** An attempt that these rules would have treated otherwise. */
export type ReplayChange = {
  readonly entry: LogEntry;
  readonly before: Judgement;
  readonly after: Judgement;
};

export type Replay = {
  readonly same: number;
  /** In the order of the entries. */
  readonly changed: readonly ReplayChange[];
  /** Attempts of which nothing is kept that could be decided again. */
  readonly unknown: number;
};

const OPTIONS: readonly (keyof RuleOptions)[] = ['noSound', 'relayOnly', 'cameraOff', 'callWaiting'];

/** Whether caller and callee would notice no difference, whatever rule decided. */
const isSameTreatment = (a: Judgement, b: Judgement): boolean =>
  a.verdict === b.verdict &&
  a.message === b.message &&
  OPTIONS.every((option) => a.options[option] === b.options[option]);

/**
 * Decides attempts of the past again, each from what was known at its time, by other rules. `current`: what they are
 * compared with; undefined: with what was decided then.
 */
export const replay = (
  entries: readonly LogEntry[],
  rules: readonly Rule[],
  current?: readonly Rule[],
): Replay => {
  const changed: ReplayChange[] = [];
  let [same, unknown] = [0, 0];
  for (const entry of entries) {
    if (entry.direction === 'outgoing') continue;
    if (entry.judged === undefined) {
      unknown += 1;
      continue;
    }
    const { input, judgement } = entry.judged;
    const before = current === undefined ? judgement : decide(current, input);
    const after = decide(rules, input);
    if (isSameTreatment(before, after)) same += 1;
    else changed.push({ entry, before, after });
  }
  return { same, changed, unknown };
};
