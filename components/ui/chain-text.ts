import { i18n } from '#i18n';
import type { Fact, FactSource } from '../../utils/core/people/fact.ts';
import type { Answer } from '../../utils/core/screening/condition.ts';
import type { Ground, Step } from '../../utils/core/screening/judgement.ts';
import { numberText } from './number-text.ts';
import { ageText } from './past-text.ts';
import { dayText } from './time-text.ts';

export const STEP_OUTCOMES = {
  yes: 'chain.matched',
  no: 'chain.no',
  unknown: 'chain.unknown',
  off: 'chain.off',
} as const satisfies Readonly<Record<Step['outcome'], string>>;

export const ANSWERS = {
  yes: 'chain.yes',
  no: 'chain.no',
  unknown: 'chain.unknown',
} as const satisfies Readonly<Record<Answer, string>>;

export const SOURCES = {
  'x-data': 'chain.xData',
  'x-page': 'chain.xPage',
  'x-archive': 'chain.xArchive',
} as const satisfies Readonly<Record<FactSource, string>>;

/** What is known exactly, where the question asks only for a limit: “1,203 followers”. */
const valueText = ({ question }: Ground, { value }: Fact, now: number): string | undefined => {
  if (typeof value !== 'number') return undefined;
  if (question.type === 'followers') return i18n.t('chain.followers', value, [numberText(value)]);
  return question.type === 'account-age' ? i18n.t('chain.joined', [dayText(value, now)]) : undefined;
};

/** Where an answer comes from and how old it is: “X’s data · 3 days ago”. Undefined where no fact was needed. */
export const originText = (ground: Ground, now: number): string | undefined => {
  const { fact } = ground;
  if (fact === undefined) return undefined;
  return [valueText(ground, fact, now), i18n.t(SOURCES[fact.source]), ageText(fact.at, now)]
    .filter((part) => part !== undefined)
    .join(' · ');
};

const count = (steps: readonly Step[], outcome: Step['outcome']): number =>
  steps.filter((step) => step.outcome === outcome).length;

/** “6 rules did not match · 2 not known · 3 switched off”. */
export const passedText = (steps: readonly Step[]): string => {
  const [no, unknown, off] = [count(steps, 'no'), count(steps, 'unknown'), count(steps, 'off')];
  return [
    no > 0 ? i18n.t('chain.rulesNo', no) : undefined,
    unknown > 0 ? i18n.t('chain.rulesUnknown', [unknown]) : undefined,
    off > 0 ? i18n.t('chain.rulesOff', [off]) : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
};
