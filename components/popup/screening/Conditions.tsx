import { Plus } from 'lucide';
import { useId, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { MAX_BRANCHES } from '../../../utils/core/screening/ranges.ts';
import {
  canTakeCondition,
  type DraftPart,
  type DraftProblem,
  type RuleDraft,
} from '../../../utils/core/screening/rule-draft.ts';
import { Button } from '../../ui/Button.tsx';
import { numberText } from '../../ui/number-text.ts';
import { Choice } from '../../ui/Choice.tsx';
import { PartEditor } from './PartEditor.tsx';

type ConditionsProps = {
  readonly draft: RuleDraft;
  /** Shown once the person tried to save. */
  readonly problems: readonly DraftProblem[];
  readonly onWrite: (draft: RuleDraft) => void;
};

const START: DraftPart = { question: { type: 'my-people' }, negated: false, typed: {} };

const Joined = ({ draft, onWrite }: ConditionsProps) => {
  const id = useId();
  return (
    <div class="rule-joined" role="radiogroup" aria-label={i18n.t('editor.joined')}>
      {(['all', 'any'] as const).map((joined) => (
        <Choice
          key={joined}
          type="radio"
          group={id}
          label={joined === 'all' ? i18n.t('editor.all') : i18n.t('editor.any')}
          checked={draft.joined === joined}
          onChange={() => onWrite({ ...draft, joined })}
        />
      ))}
    </div>
  );
};

/** What has to be so for a rule to decide. */
export const Conditions = ({ draft, problems, onWrite }: ConditionsProps) => {
  const id = useId();
  const add = useRef<HTMLDivElement>(null);
  const [added, setAdded] = useState<number>();
  const { parts } = draft;
  const setParts = (parts: readonly DraftPart[]) => onWrite({ ...draft, parts });
  const isMissing = problems.some(({ what }) => what === 'no-conditions');
  return (
    <fieldset class="screening-section" aria-describedby={id}>
      <legend>{i18n.t('editor.conditions')}</legend>
      <p class="secondary">{i18n.t('editor.conditionsHint')}</p>
      {parts.length > 1 ? <Joined draft={draft} problems={problems} onWrite={onWrite} /> : null}
      <ul class="rule-parts">
        {parts.map((part, index) => (
          <PartEditor
            // They have no names of their own, and every value of theirs is handed in.
            key={index}
            number={index + 1}
            part={part}
            problems={problems.flatMap((one) => ('part' in one && one.part === index ? [one.what] : []))}
            onWrite={(part) => setParts(parts.with(index, part))}
            onRemove={() => {
              setParts(parts.toSpliced(index, 1));
              // The button of the last row goes, and with it the focus.
              requestAnimationFrame(() => {
                if (document.activeElement === document.body) add.current?.querySelector('button')?.focus();
              });
            }}
            focused={added === index}
          />
        ))}
      </ul>
      <div ref={add}>
        <Button
          icon={Plus}
          onClick={
            canTakeCondition(draft)
              ? () => {
                  setAdded(parts.length);
                  setParts([...parts, START]);
                }
              : undefined
          }
        >
          {i18n.t('editor.addCondition')}
        </Button>
      </div>
      <p id={id} class="text-field-error">
        {isMissing ? i18n.t('editor.noConditions') : ''}
      </p>
      {canTakeCondition(draft) ? null : (
        <p class="secondary">{i18n.t('editor.fullConditions', [numberText(MAX_BRANCHES)])}</p>
      )}
    </fieldset>
  );
};
