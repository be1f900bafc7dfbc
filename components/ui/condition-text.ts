import { i18n } from '#i18n';
import type { Condition } from '../../utils/core/screening/condition.ts';
import type { Outcome, Rule } from '../../utils/core/screening/rule.ts';
import { questionText } from './rule-text.ts';

const listText = (texts: readonly string[], type: 'all' | 'any'): string =>
  new Intl.ListFormat(i18n.t('language'), {
    type: type === 'all' ? 'conjunction' : 'disjunction',
  }).format(texts);

/** In a list, so that nobody wonders where it ends. */
const innerText = (condition: Condition): string => {
  const isList = condition.type === 'all' || condition.type === 'any';
  const text = conditionText(condition);
  return isList && condition.of.length > 1 ? i18n.t('rules.nested', [text]) : text;
};

/** A condition in words: “first contact and not (you follow them)”. Empty: it always holds. */
export const conditionText = (condition: Condition): string => {
  switch (condition.type) {
    case 'all':
    case 'any':
      return condition.type === 'any' && condition.of.length === 0
        ? i18n.t('rules.never')
        : listText(condition.of.map(innerText), condition.type);
    case 'not':
      return i18n.t('because.not', [conditionText(condition.of)]);
    default:
      return questionText(condition);
  }
};

/** What a rule leads to, as it is chosen. */
export const RULE_OUTCOMES = {
  ring: 'rules.ring',
  ask: 'screening.ask',
  silent: 'screening.silent',
  decline: 'screening.decline',
  block: 'screening.block',
  own: 'rules.own',
} as const satisfies Readonly<Record<Outcome['verdict'], string>>;

/** Whether a verdict can lead to a ring, so that options of rings matter. */
export const canRing = ({ verdict }: Outcome): boolean =>
  verdict === 'ring' || verdict === 'ask' || verdict === 'own';

/** A rule as a line: “Silent when: between 22:00 and 08:00”. */
export const ruleLine = ({ when, outcome }: Rule): string => {
  const condition = conditionText(when);
  const verdict = i18n.t(RULE_OUTCOMES[outcome.verdict]);
  return condition === '' ? i18n.t('rules.everyone', [verdict]) : i18n.t('rules.when', [verdict, condition]);
};

/** What else a rule brings, each in a few words. */
export const optionTexts = (outcome: Outcome): readonly string[] => {
  const { verdict, message = '' } = outcome;
  const options = [
    outcome.noSound && i18n.t('rules.noSound'),
    outcome.relayOnly && i18n.t('rules.relayOnly'),
    outcome.cameraOff && i18n.t('rules.cameraOff'),
    outcome.callWaiting && i18n.t('rules.callWaiting'),
  ].filter((text) => text !== undefined);
  if (canRing(outcome)) return options;
  return verdict === 'decline' && message !== '' ? [i18n.t('rules.message', [message])] : [];
};
