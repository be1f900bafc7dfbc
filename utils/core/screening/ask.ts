import { assertNever } from '../lib/assert-never.ts';
import type { Fact, FactName } from '../people/fact.ts';
import { PROOF_GRADES, type ProofGrade } from '../people/person.ts';
import type { Answer, Question } from './condition.ts';
import type { Caller, ScreeningInput } from './input.ts';
import { isWithin } from './schedule.ts';
import { containsWord } from './words.ts';

export type Asked = { readonly answer: Answer; readonly fact?: Fact };

const MINUTE = 60_000;
const DAY = 86_400_000;

const yesNo = (is: boolean): Asked => ({ answer: is ? 'yes' : 'no' });

const isProved = ({ proof }: Caller, grade: ProofGrade): Asked =>
  proof === undefined ? yesNo(false) : yesNo(PROOF_GRADES.indexOf(proof) >= PROOF_GRADES.indexOf(grade));

/** One question, one answer. What nobody knows is `unknown`. */
export const ask = (question: Question, input: ScreeningInput): Asked => {
  const { caller, situation, history, ring } = input;
  const { now } = situation;

  const byFact = <N extends FactName>(
    name: N,
    is: (value: NonNullable<Caller['facts'][N]>['value']) => boolean,
  ): Asked => {
    const fact = caller.facts[name];
    return fact === undefined ? { answer: 'unknown' } : { ...yesNo(is(fact.value)), fact };
  };

  switch (question.type) {
    case 'fact':
      return byFact(question.fact, (value) => value);
    case 'verified-as':
      // Who is not verified is verified as nothing.
      return caller.facts.verified?.value === false
        ? byFact('verified', () => false)
        : byFact('verifiedAs', (kind) => kind === question.kind);
    case 'account-age':
      return byFact('joined', (at) => now - at >= question.days * DAY);
    case 'followers':
      return byFact('followers', (count) => count >= question.atLeast);
    case 'conversation':
      return byFact('conversationSince', () => true);
    case 'wrote-last':
      return byFact('wroteLast', (who) => who === question.who);
    case 'my-people':
      return yesNo(caller.starred);
    case 'has-card':
      return yesNo(caller.accepted);
    case 'blocked':
      return yesNo(caller.blocked);
    case 'own-verdict':
      return yesNo(caller.verdict !== undefined);
    case 'proved':
      return isProved(caller, question.grade);
    case 'time':
      return yesNo(isWithin(question.schedule, situation.local));
    case 'do-not-disturb':
      return yesNo(!situation.takeCalls);
    case 'in-call':
      return yesNo(situation.inCall);
    case 'away':
      return situation.presence === undefined
        ? { answer: 'unknown' }
        : yesNo(
            situation.presence === question.how ||
              // Who locked the screen is idle, too.
              (question.how === 'idle' && situation.presence === 'locked'),
          );
    case 'expecting':
      return yesNo(now < situation.expectingUntil);
    case 'repeat':
      return yesNo(
        history.lastUnanswered !== undefined &&
          now >= history.lastUnanswered &&
          now - history.lastUnanswered <= question.minutes * MINUTE,
      );
    case 'first-contact':
      return yesNo(history.firstContact);
    case 'attempts-today':
      return yesNo(history.attemptsToday >= question.atLeast);
    case 'unanswered-today':
      return yesNo(history.unansweredToday >= question.atLeast);
    case 'history':
      return yesNo(history[question.what] >= question.atLeast);
    case 'burst':
      return yesNo(
        history.newcomers.filter((at) => now - at <= question.minutes * MINUTE).length >= question.callers,
      );
    case 'kind':
      return yesNo(ring.kind === question.kind);
    case 'reason-given':
      return yesNo(ring.reason !== undefined);
    case 'reason-says':
      return yesNo(ring.reason !== undefined && containsWord(ring.reason, question.words));
    default:
      return assertNever(question);
  }
};
