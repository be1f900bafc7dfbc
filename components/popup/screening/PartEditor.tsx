import { X } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Question } from '../../../utils/core/screening/condition.ts';
import {
  kindOfQuestion,
  offeredQuestions,
  type QuestionGroup,
} from '../../../utils/core/screening/question-kinds.ts';
import type { DraftPart, DraftProblem } from '../../../utils/core/screening/rule-draft.ts';
import { conditionText } from '../../ui/condition-text.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { numberText } from '../../ui/number-text.ts';
import { questionText } from '../../ui/rule-text.ts';
import { Choice } from '../../ui/Choice.tsx';
import { QuestionFields } from './QuestionFields.tsx';

type PartEditorProps = {
  /** From 1. */
  readonly number: number;
  readonly part: DraftPart;
  readonly problems: readonly DraftProblem['what'][];
  readonly onWrite: (part: DraftPart) => void;
  readonly onRemove: () => void;
  /** It was just added. */
  readonly focused: boolean;
};

const GROUPS = [
  ['person', 'editor.groupPerson'],
  ['before', 'editor.groupBefore'],
  ['moment', 'editor.groupMoment'],
  ['ring', 'editor.groupRing'],
] as const satisfies readonly (readonly [QuestionGroup, string])[];

type QuestionSelectProps = {
  readonly label: string;
  readonly question: Question;
  readonly onChoose: (question: Question) => void;
  readonly focused: boolean;
};

const QuestionSelect = ({ label, question, onChoose, focused }: QuestionSelectProps) => {
  const select = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    if (focused) select.current?.focus();
  }, [focused]);
  const kind = kindOfQuestion(question);
  return (
    <select
      ref={select}
      class="text-field-box"
      aria-label={label}
      value={kind}
      onChange={({ currentTarget }) => {
        const chosen = GROUPS.flatMap(([group]) => offeredQuestions(group)).find(
          (one) => kindOfQuestion(one) === currentTarget.value,
        );
        if (chosen) onChoose(chosen);
      }}
    >
      {GROUPS.map(([group, label]) => (
        <optgroup key={group} label={i18n.t(label)}>
          {offeredQuestions(group).map((one) => {
            const value = kindOfQuestion(one);
            return (
              <option key={value} value={value} selected={value === kind}>
                {questionText(value === kind ? question : one)}
              </option>
            );
          })}
        </optgroup>
      ))}
    </select>
  );
};

/** One condition of a rule. */
export const PartEditor = ({ number, part, problems, onWrite, onRemove, focused }: PartEditorProps) => {
  const label = i18n.t('editor.condition', [numberText(number)]);
  return (
    <li class="rule-part">
      <div class="rule-part-head">
        {'kept' in part ? (
          <p>{i18n.t('editor.kept', [conditionText(part.kept)])}</p>
        ) : (
          <QuestionSelect
            label={label}
            focused={focused}
            question={part.question}
            onChoose={(question) => onWrite({ ...part, question, typed: {} })}
          />
        )}
        <IconButton
          label={i18n.t('editor.removeCondition', [numberText(number)])}
          icon={X}
          onClick={onRemove}
        />
      </div>
      {'kept' in part ? null : (
        <>
          <QuestionFields part={part} problems={problems} onWrite={onWrite} />
          <Choice
            type="checkbox"
            label={i18n.t('editor.not')}
            checked={part.negated}
            onChange={(negated) => onWrite({ ...part, negated })}
          />
        </>
      )}
    </li>
  );
};
