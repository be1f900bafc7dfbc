import { i18n } from '#i18n';
import type { Question } from '../../utils/core/screening/condition.ts';
import type { Rule } from '../../utils/core/screening/rule.ts';
import type { Verdict } from '../../utils/core/screening/verdict.ts';
import { numberText } from './number-text.ts';
import { timeOfDayText, minutesText, weekdaysText } from './time-text.ts';
import { wordKey } from './word-key.ts';

/** What became of a call. */
export const VERDICTS = {
  ring: 'verdict.rang',
  ask: 'verdict.asked',
  silent: 'verdict.silenced',
  decline: 'verdict.declined',
  block: 'verdict.blocked',
} as const satisfies Readonly<Record<Verdict, string>>;

/** What a question asks, as a statement that can be true: “you follow them”. */
export const questionText = (question: Question): string => {
  switch (question.type) {
    case 'fact':
      return i18n.t(`question.${question.fact}`);
    case 'verified-as':
      return i18n.t(`question.${question.kind}`);
    case 'account-age':
      return i18n.t('question.accountAge', question.days, [numberText(question.days)]);
    case 'followers':
      return i18n.t('question.followers', question.atLeast, [numberText(question.atLeast)]);
    case 'wrote-last':
      return question.who === 'me' ? i18n.t('question.iWroteLast') : i18n.t('question.theyWroteLast');
    case 'proved':
      return i18n.t(`question.${question.grade}`);
    case 'time': {
      const { days, from, to } = question.schedule;
      const hours =
        from === to
          ? i18n.t('question.allDay')
          : i18n.t('question.hours', [timeOfDayText(from), timeOfDayText(to)]);
      return days.length === 7 ? hours : i18n.t('question.hoursOnDays', [hours, weekdaysText(days)]);
    }
    case 'away':
      return question.how === 'idle' ? i18n.t('question.idle') : i18n.t('question.locked');
    case 'repeat':
      return i18n.t('question.repeat', question.minutes, [numberText(question.minutes)]);
    case 'attempts-today':
      return i18n.t('question.attemptsToday', question.atLeast, [numberText(question.atLeast)]);
    case 'unanswered-today':
      return i18n.t('question.unansweredToday', question.atLeast, [numberText(question.atLeast)]);
    case 'history':
      switch (question.what) {
        case 'called':
          return i18n.t('question.called', question.atLeast, [numberText(question.atLeast)]);
        case 'answered':
          return i18n.t('question.answeredBefore', question.atLeast, [numberText(question.atLeast)]);
        case 'refused':
          return i18n.t('question.refusedBefore', question.atLeast, [numberText(question.atLeast)]);
      }
    // falls through: the inner switch is exhaustive
    case 'burst':
      return i18n.t('question.burst', question.callers, [
        numberText(question.callers),
        minutesText(question.minutes),
      ]);
    case 'kind':
      return question.kind === 'video' ? i18n.t('question.videoCall') : i18n.t('question.audioCall');
    case 'reason-says':
      return i18n.t('question.reasonSays', [question.words]);
    default:
      return i18n.t(`question.${wordKey(question.type)}`);
  }
};

const TITLES = {
  blocked: 'rule.blocked',
  'do-not-disturb': 'rule.doNotDisturb',
  'own-verdict': 'rule.ownVerdict',
  'blocked-on-x': 'rule.blockedOnX',
  expecting: 'rule.expecting',
  'quiet-repeat': 'rule.quietRepeat',
  'quiet-hours': 'rule.quietHours',
  unanswered: 'rule.unanswered',
  burst: 'rule.burst',
  'my-people': 'screening.myPeople',
  'i-follow': 'screening.iFollow',
  verified: 'screening.verified',
  'has-card': 'screening.anyoneWithCard',
  'everyone-else': 'screening.everyoneElse',
} as const;

/** An id from a file can be the name of anything. */
const isStandard = (id: string): id is keyof typeof TITLES => Object.hasOwn(TITLES, id);

/** What a rule is called: the name that the person gave it, else the standard one. */
export const ruleTitle = ({ id, name }: Pick<Rule, 'id' | 'name'>): string =>
  name ?? i18n.t(isStandard(id) ? TITLES[id] : 'rule.unnamed');
