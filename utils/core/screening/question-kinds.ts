import type { Question } from './condition.ts';

/** Under which heading a question is offered. */
export type QuestionGroup = 'person' | 'before' | 'moment' | 'ring';

type Offered<T extends Question['type']> = {
  readonly group: QuestionGroup;
  readonly of: readonly Extract<Question, { type: T }>[];
};

const offered = <T extends Question['type']>(
  group: QuestionGroup,
  ...of: readonly Extract<Question, { type: T }>[]
): Offered<T> => ({ group, of });

/** Every question that a rule can ask, as it starts out in the editor. A new type of question breaks the build here. */
const OFFERED: { readonly [T in Question['type']]: Offered<T> } = {
  'my-people': offered('person', { type: 'my-people' }),
  fact: offered(
    'person',
    { type: 'fact', fact: 'iFollow' },
    { type: 'fact', fact: 'followsMe' },
    { type: 'fact', fact: 'verified' },
    { type: 'fact', fact: 'blockedOnX' },
    { type: 'fact', fact: 'mutedOnX' },
  ),
  'verified-as': offered(
    'person',
    { type: 'verified-as', kind: 'paid' },
    { type: 'verified-as', kind: 'organisation' },
    { type: 'verified-as', kind: 'government' },
  ),
  'account-age': offered('person', { type: 'account-age', days: 365 }),
  followers: offered('person', { type: 'followers', atLeast: 1000 }),
  'has-card': offered('person', { type: 'has-card' }),
  conversation: offered('person', { type: 'conversation' }),
  'wrote-last': offered('person', { type: 'wrote-last', who: 'me' }, { type: 'wrote-last', who: 'them' }),
  proved: offered(
    'person',
    { type: 'proved', grade: 'answered' },
    { type: 'proved', grade: 'written' },
    { type: 'proved', grade: 'confirmed' },
  ),
  blocked: offered('person', { type: 'blocked' }),
  'own-verdict': offered('person', { type: 'own-verdict' }),
  'first-contact': offered('before', { type: 'first-contact' }),
  repeat: offered('before', { type: 'repeat', minutes: 3 }),
  'attempts-today': offered('before', { type: 'attempts-today', atLeast: 3 }),
  'unanswered-today': offered('before', { type: 'unanswered-today', atLeast: 3 }),
  history: offered(
    'before',
    { type: 'history', what: 'called', atLeast: 3 },
    { type: 'history', what: 'answered', atLeast: 1 },
    { type: 'history', what: 'refused', atLeast: 1 },
  ),
  burst: offered('before', { type: 'burst', callers: 3, minutes: 10 }),
  time: offered('moment', {
    type: 'time',
    schedule: { days: [1, 2, 3, 4, 5], from: 9 * 60, to: 17 * 60 },
  }),
  'in-call': offered('moment', { type: 'in-call' }),
  away: offered('moment', { type: 'away', how: 'idle' }, { type: 'away', how: 'locked' }),
  expecting: offered('moment', { type: 'expecting' }),
  'do-not-disturb': offered('moment', { type: 'do-not-disturb' }),
  kind: offered('ring', { type: 'kind', kind: 'audio' }, { type: 'kind', kind: 'video' }),
  'reason-given': offered('ring', { type: 'reason-given' }),
  'reason-says': offered('ring', { type: 'reason-says', words: '' }),
};

/** What can be asked under a heading, in the order in which it is offered. */
export const offeredQuestions = (group: QuestionGroup): readonly Question[] =>
  Object.values(OFFERED).flatMap((one): readonly Question[] => (one.group === group ? one.of : []));

/** Names what is asked, whatever the numbers, hours and words in it. */
export const kindOfQuestion = (question: Question): string => {
  switch (question.type) {
    case 'fact':
      return `fact ${question.fact}`;
    case 'verified-as':
    case 'kind':
      return `${question.type} ${question.kind}`;
    case 'wrote-last':
      return `wrote-last ${question.who}`;
    case 'proved':
      return `proved ${question.grade}`;
    case 'away':
      return `away ${question.how}`;
    case 'history':
      return `history ${question.what}`;
    default:
      return question.type;
  }
};
