import type { Condition, Question } from './condition.ts';

/** Whether the answer depends on who calls alone, or also on the moment and the ring. */
const ABOUT_CALLER: Readonly<Record<Question['type'], boolean>> = {
  fact: true,
  'verified-as': true,
  'account-age': false,
  followers: true,
  conversation: true,
  'wrote-last': true,
  'my-people': true,
  'has-card': true,
  blocked: true,
  'own-verdict': true,
  proved: true,
  time: false,
  'do-not-disturb': false,
  'in-call': false,
  away: false,
  expecting: false,
  repeat: false,
  'first-contact': false,
  'attempts-today': false,
  'unanswered-today': false,
  history: false,
  burst: false,
  kind: false,
  'reason-given': false,
  'reason-says': false,
};

/** Every question of a condition, in order. */
const questionsOf = (condition: Condition): readonly Question[] => {
  switch (condition.type) {
    case 'all':
    case 'any':
      return condition.of.flatMap(questionsOf);
    case 'not':
      return questionsOf(condition.of);
    default:
      return [condition];
  }
};

export const isAboutCaller = (condition: Condition): boolean => {
  const questions = questionsOf(condition);
  return questions.length > 0 && questions.every(({ type }) => ABOUT_CALLER[type]);
};
