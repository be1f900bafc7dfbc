import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { MAX_WORDS, type NumberName, type Range } from '../../../utils/core/screening/ranges.ts';
import {
  type DraftProblem,
  type FieldName,
  numbersOf,
  type QuestionPart,
  typeInto,
} from '../../../utils/core/screening/rule-draft.ts';
import type { Question } from '../../../utils/core/screening/condition.ts';
import { writeClock } from '../../../utils/core/screening/schedule.ts';
import { Field } from '../../ui/Field.tsx';
import { numberText } from '../../ui/number-text.ts';
import { TextField } from '../../ui/TextField.tsx';
import { DayToggles } from './DayToggles.tsx';

export type QuestionFieldsProps = {
  readonly part: QuestionPart;
  /** What is missing in it, once the person tried to save. */
  readonly problems: readonly DraftProblem['what'][];
  readonly onWrite: (part: QuestionPart) => void;
};

const numberIn = (question: Question, name: NumberName): string =>
  String((question as Partial<Record<NumberName, number>>)[name] ?? '');

const Numbers = ({ part, onWrite }: QuestionFieldsProps) => {
  const { question, typed } = part;
  return (
    <>
      {(Object.entries(numbersOf(question)) as [NumberName, Range][]).map(([name, range]) => (
        <Field
          key={name}
          type="number"
          label={i18n.t(`editor.${name}`)}
          range={range}
          value={typed[name] ?? numberIn(question, name)}
          error={
            typed[name] === undefined
              ? undefined
              : i18n.t('editor.halfTyped', [numberText(range.least), numberText(range.most)])
          }
          onInput={(text) => onWrite(typeInto(part, name, text))}
        />
      ))}
    </>
  );
};

const Hours = ({ part, problems, onWrite }: QuestionFieldsProps) => {
  const { question, typed } = part;
  const id = useId();
  if (question.type !== 'time') return null;
  const { schedule } = question;
  const time = (label: string, field: Extract<FieldName, 'from' | 'to'>) => (
    <Field
      type="time"
      label={label}
      value={typed[field] ?? writeClock(schedule[field])}
      error={typed[field] === undefined ? undefined : i18n.t('editor.halfTime')}
      onInput={(text) => onWrite(typeInto(part, field, text))}
    />
  );
  return (
    <>
      <DayToggles
        label={i18n.t('screening.days')}
        days={schedule.days}
        describedBy={id}
        onChange={(days) => onWrite({ ...part, question: { ...question, schedule: { ...schedule, days } } })}
      />
      <p id={id} class="text-field-error">
        {problems.includes('no-days') ? i18n.t('editor.noDays') : ''}
      </p>
      <div class="screening-times">
        {time(i18n.t('editor.from'), 'from')}
        {time(i18n.t('editor.to'), 'to')}
      </div>
    </>
  );
};

/** The numbers, hours and words that a question asks with; most ask with none. */
export const QuestionFields = (props: QuestionFieldsProps) => {
  const { part, problems, onWrite } = props;
  const { question, typed } = part;
  switch (question.type) {
    case 'time':
      return <Hours {...props} />;
    case 'reason-says':
      return (
        <TextField
          label={i18n.t('editor.words')}
          hint={i18n.t('editor.wordsHint')}
          value={typed.words ?? question.words}
          error={
            typed.words !== undefined
              ? i18n.t('editor.longWords', [numberText(MAX_WORDS)])
              : problems.includes('no-words')
                ? i18n.t('editor.noWords')
                : undefined
          }
          onInput={(words) => onWrite(typeInto(part, 'words', words))}
        />
      );
    default:
      return <Numbers {...props} />;
  }
};
