import { i18n } from '#i18n';
import type { CallView, PersonLabel, Proof } from '../../utils/core/call/view.ts';
import {
  decidingGrounds,
  decidingStep,
  type Ground,
  type Judgement,
} from '../../utils/core/screening/judgement.ts';
import { LAST_RULE } from '../../utils/core/screening/rule.ts';
import { inSentence, nameOf } from './person-text.ts';
import { questionText, ruleTitle, VERDICTS } from './rule-text.ts';
import { timeOfDayText, dayText } from './time-text.ts';

const isQuietHours = (id: string): boolean => id === 'quiet-hours' || id === 'quiet-repeat';

const groundText = ({ question, negated }: Ground, rule: string): string => {
  const text =
    question.type === 'time' && isQuietHours(rule)
      ? i18n.t('because.quietHours', [timeOfDayText(question.schedule.to)])
      : questionText(question);
  return negated ? i18n.t('because.not', [text]) : text;
};

/** What a verdict rests on, as a list in words: “first contact and quiet hours until 08:00”. */
export const becauseText = (judgement: Judgement): string => {
  const { rule } = decidingStep(judgement);
  const grounds = decidingGrounds(judgement).map((ground) => groundText(ground, rule.id));
  if (judgement.reasonGiven) grounds.push(i18n.t('because.reasonGiven'));
  else if (rule.id === LAST_RULE)
    grounds.push(i18n.t(judgement.verdict === 'ring' ? 'because.everyoneElse' : 'because.nobodyNamed'));
  if (rule.name !== undefined) grounds.push(i18n.t('because.rule', [inSentence(rule.name)]));
  if (grounds.length === 0) grounds.push(i18n.t('because.rule', [ruleTitle(rule)]));
  return new Intl.ListFormat(i18n.t('language'), { type: 'conjunction' }).format(grounds);
};

/** Why it rang, or did not, in one sentence: “Silenced: first contact and quiet hours until 08:00.” */
export const explanationText = (
  judgement: Judgement,
  verdict = i18n.t(VERDICTS[judgement.verdict]),
): string => i18n.t('because.sentence', [verdict, becauseText(judgement)]);

/** How far the name on the ring is proved. */
const proofText = ({ grade, provedAt, confirmedAt, newDevice }: Proof): string => {
  if (confirmedAt !== undefined) return i18n.t('proof.confirmed', [dayText(confirmedAt)]);
  if (grade === 'written')
    return newDevice
      ? i18n.t('proof.newDevice', [dayText(provedAt)])
      : i18n.t('proof.written', [dayText(provedAt)]);
  return newDevice ? i18n.t('proof.newDeviceAnswered') : i18n.t('proof.answered', [dayText(provedAt)]);
};

/** “You follow them.”: a list of grounds as a sentence of its own. */
const asSentence = (text: string): string => `${text.charAt(0).toLocaleUpperCase()}${text.slice(1)}.`;

const relayMissingText = (person: PersonLabel): string =>
  i18n.t('explanation.relayMissing', [inSentence(nameOf(person))]);

/** What stands under a ring: why it rings, who it provably is, and what taking it does. `holds`: who would have to wait. */
export const ringText = ({ judgement, person, proof, relayMissing }: CallView, holds?: PersonLabel): string =>
  [
    judgement === undefined ? undefined : asSentence(becauseText(judgement)),
    proof === undefined ? undefined : `${proofText(proof)}.`,
    relayMissing ? relayMissingText(person) : undefined,
    holds && i18n.t('explanation.holds', [inSentence(nameOf(holds))]),
  ]
    .filter(Boolean)
    .join(' ');
