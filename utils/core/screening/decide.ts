import type { Caller, ScreeningInput } from './input.ts';
import type { Judgement, Step } from './judgement.ts';
import { evaluate } from './evaluate.ts';
import { LAST_RULE, type Rule, type RuleOptions } from './rule.ts';
import { isAboutCaller } from './questions.ts';
import type { Verdict } from './verdict.ts';

/** Behind every list: a list without an end asks. */
const END: Rule = { id: LAST_RULE, on: true, when: { type: 'all', of: [] }, outcome: { verdict: 'ask' } };

const optionsOf = ({ noSound, relayOnly, cameraOff, callWaiting }: RuleOptions): RuleOptions => ({
  ...(noSound ? { noSound } : {}),
  ...(relayOnly ? { relayOnly } : {}),
  ...(cameraOff ? { cameraOff } : {}),
  ...(callWaiting ? { callWaiting } : {}),
});

/** Standard rules that let my people ring ahead of the rule that is about them. */
const AHEAD_OF_MY_PEOPLE: ReadonlySet<string> = new Set(['own-verdict', 'quiet-repeat']);

/** That my people ring during another call holds by whichever standard rule they ring. */
const isWaiting = (by: Rule, { caller }: ScreeningInput, rules: readonly Rule[]): boolean =>
  caller.starred &&
  AHEAD_OF_MY_PEOPLE.has(by.id) &&
  rules.find(({ id }) => id === 'my-people')?.outcome.callWaiting === true;

const judge = (
  by: Rule,
  input: ScreeningInput,
  rules: readonly Rule[],
  chain: readonly Step[],
): Judgement => {
  const { outcome } = by;
  const verdict: Verdict = outcome.verdict === 'own' ? (input.caller.verdict ?? 'ask') : outcome.verdict;
  // Whoever says what it is about is let through by the rule that asks.
  const reasonGiven = verdict === 'ask' && input.ring.reason !== undefined;
  if (verdict === 'ring' || reasonGiven) {
    const options = optionsOf(isWaiting(by, input, rules) ? { ...outcome, callWaiting: true } : outcome);
    return { verdict: 'ring', ...(reasonGiven ? { reasonGiven } : {}), options, chain };
  }
  const isWordy = verdict === 'decline' && outcome.message !== undefined && outcome.message !== '';
  return { verdict, ...(isWordy ? { message: outcome.message } : {}), options: optionsOf(outcome), chain };
};

/**
 * Who may ring: the first rule that certainly holds decides, and the list ends with one that always does. The one
 * function behind real rings, the simulator and the replay.
 */
export const decide = (rules: readonly Rule[], input: ScreeningInput): Judgement => {
  const chain: Step[] = [];
  for (const rule of [...rules, END]) {
    const { id, name } = rule;
    const { answer, grounds } = rule.on
      ? evaluate(rule.when, input)
      : ({ answer: 'off', grounds: [] } as const);
    chain.push({ rule: { id, ...(name === undefined ? {} : { name }) }, outcome: answer, grounds });
    if (answer === 'yes') return judge(rule, input, rules, chain);
  }
  throw new Error('The end of the list always holds');
};

/** A moment like any other, for decisions that must not depend on it. */
const NO_MOMENT: Omit<ScreeningInput, 'caller'> = {
  situation: {
    now: 0,
    local: { weekday: 1, minute: 720 },
    takeCalls: true,
    inCall: false,
    expectingUntil: 0,
  },
  history: {
    called: 0,
    answered: 0,
    refused: 0,
    attemptsToday: 0,
    unansweredToday: 0,
    firstContact: true,
    newcomers: [],
  },
  ring: { kind: 'audio' },
};

/**
 * Whether a rule about the person (not an exchange of cards, not the moment) says ring: then a card that was read is
 * accepted by itself.
 */
export const isNamedByRule = (caller: Caller, rules: readonly Rule[]): boolean => {
  if (caller.blocked) return false;
  const aboutPeople = rules.filter(({ id, when }) => id !== LAST_RULE && isAboutCaller(when));
  return decide(aboutPeople, { ...NO_MOMENT, caller: { ...caller, accepted: false } }).verdict === 'ring';
};
