import { Check, CircleQuestionMark, CircleSlash, Minus } from 'lucide';
import { i18n } from '#i18n';
import {
  decidingStep,
  type Ground,
  type Judgement,
  type Step,
} from '../../utils/core/screening/judgement.ts';
import { ANSWERS, originText, STEP_OUTCOMES, passedText } from './chain-text.ts';
import { Icon, type IconNode } from './Icon.tsx';
import { questionText, ruleTitle } from './rule-text.ts';
import './chain.css';

type ChainProps = {
  readonly judgement: Judgement;
  /** For the age of facts, ms. */
  readonly now: number;
  /** False: facts were made up, and come from nowhere. */
  readonly origins?: boolean;
};

const ICONS: Readonly<Record<Step['outcome'], IconNode>> = {
  yes: Check,
  no: Minus,
  unknown: CircleQuestionMark,
  off: CircleSlash,
};

type Told = { readonly now: number; readonly origins: boolean };

const GroundLine = ({ ground, now, origins }: Told & { readonly ground: Ground }) => {
  const origin = origins ? originText(ground, now) : undefined;
  return (
    <li class="chain-ground">
      <span>
        <bdi>{questionText(ground.question)}</bdi>
        {origin === undefined ? null : <span class="chain-origin">{origin}</span>}
      </span>
      <span class={`chain-answer chain-answer-${ground.answer}`}>{i18n.t(ANSWERS[ground.answer])}</span>
    </li>
  );
};

const StepItem = ({ step, ...told }: Told & { readonly step: Step }) => (
  <li class={`chain-step chain-step-${step.outcome}`}>
    <Icon node={ICONS[step.outcome]} size={16} />
    <div class="chain-words">
      <p class="chain-head">
        <bdi class="chain-title">{ruleTitle(step.rule)}</bdi>
        <span class="chain-outcome">{i18n.t(STEP_OUTCOMES[step.outcome])}</span>
      </p>
      {step.grounds.length > 0 ? (
        <ul class="chain-grounds">
          {step.grounds.map((ground, index) => (
            <GroundLine key={index} ground={ground} {...told} />
          ))}
        </ul>
      ) : step.outcome === 'yes' ? (
        <p class="chain-origin">{i18n.t('chain.always')}</p>
      ) : null}
    </div>
  </li>
);

/** So few rules stay in sight; more fold into one line, so that the one that decided is what one sees. */
const FEW = 2;

/** Every rule that was looked at, in order, with what answered it. The last one decided. */
export const Chain = ({ judgement, now, origins = true }: ChainProps) => {
  const passed = judgement.chain.slice(0, -1);
  const steps = passed.map((step, index) => <StepItem key={index} step={step} now={now} origins={origins} />);
  const decided = <StepItem step={decidingStep(judgement)} now={now} origins={origins} />;
  return passed.length <= FEW ? (
    <ol class="chain">
      {steps}
      {decided}
    </ol>
  ) : (
    <div class="chain">
      <details>
        <summary>{passedText(passed)}</summary>
        <ol>{steps}</ol>
      </details>
      <ol start={judgement.chain.length}>{decided}</ol>
    </div>
  );
};
