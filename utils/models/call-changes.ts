import type { LogEntry } from '../core/people/log-entry.ts';
import type { Person } from '../core/people/person.ts';
import type { Rule } from '../core/screening/rule.ts';
import { switchRule } from '../core/screening/edit-rules.ts';
import { suggestRule } from '../core/screening/suggest.ts';
import type { OwnVerdict } from '../core/screening/verdict.ts';
import type { Errands } from './errands.ts';
import type { ScreeningModel } from './screening/screening-model.ts';
import type { Done, TakeBack } from './take-back.ts';

/** What can be changed so that such a call ends otherwise next time. Undefined where it would change nothing. */
export type CallChanges = {
  /** What stands for this person alone. */
  readonly verdict: OwnVerdict | undefined;
  readonly unblock?: () => void;
  readonly alwaysRing?: () => void;
  readonly alwaysSilent?: () => void;
  readonly letIn?: { readonly rule: Pick<Rule, 'id' | 'name'>; readonly allow: () => void };
};

type Dependencies = {
  readonly screening: Pick<ScreeningModel, 'screening' | 'change'>;
  readonly takeBack: TakeBack;
  readonly done: Done;
};

/** What would let a call that was judged end otherwise next time: one for the person, one for people like them. */
export const createCallChanges = (
  { screening, takeBack, done }: Dependencies,
  { attempt }: Pick<Errands, 'attempt'>,
) => {
  const decideFor =
    ({ account, userId, ...labels }: Person, verdict: OwnVerdict) =>
    () =>
      takeBack.toPerson({ account, userId, ...labels }, { type: 'verdict', verdict }, () =>
        attempt('change-person', { account, userId, change: { type: 'verdict', verdict } }),
      );

  /** The same ring, had it come from the person as they are known now. */
  const letIn = ({ judged }: LogEntry, person: Person): CallChanges['letIn'] => {
    const rules = screening.screening.value?.rules;
    const change = screening.change.value;
    if (judged === undefined || rules === undefined || change === undefined) return undefined;
    const { starred, accepted, blocked, verdict } = person;
    const { verdict: _before, ...caller } = judged.input.caller;
    const rule = suggestRule(rules, {
      ...judged.input,
      caller: { ...caller, starred, accepted, blocked, ...(verdict === undefined ? {} : { verdict }) },
    });
    if (rule === undefined) return undefined;
    const switchTo = (on: boolean) => {
      // Read at the press: the list may have been edited since this was offered.
      const now = screening.screening.peek()?.rules;
      if (now !== undefined) change({ rules: switchRule(now, rule.id, on) });
    };
    const allow = () => {
      switchTo(true);
      done({ type: 'rule-on', rule }, () => switchTo(false));
    };
    return { rule, allow };
  };

  return (entry: LogEntry, person: Person | undefined): CallChanges => {
    if (person === undefined) return { verdict: undefined };
    const { account, userId, blocked, verdict } = person;
    // Of a blocked person nothing but unblocking changes anything.
    if (blocked)
      return {
        verdict: undefined,
        unblock: () => void attempt('change-person', { account, userId, change: { type: 'unblock' } }),
      };
    const offer = letIn(entry, person);
    return {
      verdict,
      ...(verdict === 'ring' ? {} : { alwaysRing: decideFor(person, 'ring') }),
      ...(verdict === 'silent' ? {} : { alwaysSilent: decideFor(person, 'silent') }),
      ...(offer === undefined ? {} : { letIn: offer }),
    };
  };
};
