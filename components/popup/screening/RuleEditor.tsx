import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { MAX_RULE_NAME, MAX_RULES } from '../../../utils/core/screening/ranges.ts';
import {
  type DraftProblem,
  isOutcomeOnly,
  isStandardRule,
  type RuleDraft,
} from '../../../utils/core/screening/rule-draft.ts';
import { Button } from '../../ui/Button.tsx';
import { numberText } from '../../ui/number-text.ts';
import { ruleTitle } from '../../ui/rule-text.ts';
import { TextField } from '../../ui/TextField.tsx';
import { Conditions } from './Conditions.tsx';
import { OutcomeFields } from './OutcomeFields.tsx';
import { PageHead } from './PageHead.tsx';
import './rule-editor.css';

export type RuleEditorProps = {
  readonly draft: RuleDraft;
  readonly problems: readonly DraftProblem[];
  readonly isNew: boolean;
  /** What the rule would have made of past calls; undefined while it cannot be saved. */
  readonly replay: ComponentChildren;
  readonly onWrite: (draft: RuleDraft) => void;
  /** Undefined while there are problems. */
  readonly onSave: (() => void) | undefined;
  readonly onCancel: () => void;
  /** Each is undefined where it is impossible. */
  readonly onDuplicate: (() => void) | undefined;
  readonly onRemove: (() => void) | undefined;
};

const longName = (): string => i18n.t('editor.longName', [numberText(MAX_RULE_NAME)]);

const summary = (problems: readonly DraftProblem[]): string => {
  const whats = new Set(problems.map(({ what }) => what));
  return [
    whats.has('no-name') ? i18n.t('editor.noName') : '',
    whats.has('long-name') ? longName() : '',
    whats.has('no-conditions') ? i18n.t('editor.noConditions') : '',
    whats.has('too-much') ? i18n.t('editor.tooMuch', [numberText(MAX_RULES)]) : '',
    problems.some((one) => 'part' in one) ? i18n.t('editor.someConditions') : '',
  ]
    .filter((text) => text !== '')
    .join(' ');
};

const headline = ({ draft, isNew }: RuleEditorProps): string => {
  if (isOutcomeOnly(draft)) return ruleTitle({ id: draft.id });
  return isNew ? i18n.t('editor.titleNew') : i18n.t('editor.titleEdit');
};

const Name = ({ draft, problems, isMissing, onWrite }: RuleEditorProps & { readonly isMissing: boolean }) => (
  <TextField
    label={i18n.t('editor.name')}
    hint={
      isStandardRule(draft.id)
        ? i18n.t('editor.nameStandard', [ruleTitle({ id: draft.id })])
        : i18n.t('editor.nameHint')
    }
    value={draft.name}
    error={
      isMissing
        ? i18n.t('editor.noName')
        : problems.some(({ what }) => what === 'long-name')
          ? longName()
          : undefined
    }
    onInput={(name) => onWrite({ ...draft, name })}
  />
);

/** Writes one rule. Nothing is saved before *Save*, and nothing typed is lost before it either. */
export const RuleEditor = (props: RuleEditorProps) => {
  const { draft, problems, onWrite, onSave, onCancel, onDuplicate, onRemove } = props;
  const [hasTried, setHasTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const shown = hasTried ? problems : [];
  const isLast = isOutcomeOnly(draft);

  const submit = () => {
    setHasTried(true);
    if (onSave) onSave();
    // Only then do the fields know.
    else
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
  };

  return (
    <form
      ref={form}
      class="rule-editor"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <PageHead title={headline(props)} back={i18n.t('editor.back')} onBack={onCancel} focused />
      {isLast ? null : (
        <>
          <Name {...props} isMissing={shown.some(({ what }) => what === 'no-name')} />
          <Conditions draft={draft} problems={shown} onWrite={onWrite} />
        </>
      )}
      <OutcomeFields
        outcome={draft.outcome}
        hint={isLast ? i18n.t('editor.verdictLast') : undefined}
        onWrite={(outcome) => onWrite({ ...draft, outcome })}
      />
      <p class="text-field-error" aria-live="polite">
        {shown.length > 0 ? i18n.t('editor.notSaved', [summary(shown)]) : ''}
      </p>
      {props.replay === undefined ? null : (
        <details class="rule-editor-replay">
          <summary>{i18n.t('replay.title')}</summary>
          {props.replay}
        </details>
      )}
      <div class="card-actions">
        <Button type="submit" tone="primary" onClick={() => {}}>
          {i18n.t('editor.save')}
        </Button>
        <Button onClick={onCancel}>{i18n.t('editor.cancel')}</Button>
      </div>
      <div class="card-actions rule-editor-more">
        <Button onClick={onDuplicate}>{i18n.t('editor.duplicate')}</Button>
        <Button tone="danger-outline" onClick={onRemove}>
          {i18n.t('editor.remove')}
        </Button>
      </div>
    </form>
  );
};
