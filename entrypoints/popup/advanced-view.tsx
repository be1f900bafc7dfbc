import { effect, signal, type ReadonlySignal } from '@preact/signals-core';
import type { VNode } from 'preact';
import { i18n } from '#i18n';
import { ReplayPanel } from '../../components/popup/ReplayPanel.tsx';
import { RuleEditor } from '../../components/popup/screening/RuleEditor.tsx';
import { RuleList } from '../../components/popup/screening/RuleList.tsx';
import { inSentence } from '../../components/ui/person-text.ts';
import { ruleTitle } from '../../components/ui/rule-text.ts';
import { systemClock } from '../../utils/adapters/browser/system.ts';
import { createDatabase } from '../../utils/adapters/storage/database.ts';
import { createLogReader } from '../../utils/adapters/storage/read-log.ts';
import type { Rule } from '../../utils/core/screening/rule.ts';
import type { RuleDraft } from '../../utils/core/screening/rule-draft.ts';
import type { Background } from '../../utils/models/background.ts';
import type { CurrentAccount } from '../../utils/models/current-account.ts';
import { createReplay, REPLAY_DAYS } from '../../utils/models/screening/replay-model.ts';
import type { Discarded, RuleEditor as RuleEditorModel } from '../../utils/models/screening/rule-editor.ts';
import type { RuleListModel } from '../../utils/models/screening/rule-list.ts';
import type { Undo } from '../../utils/models/undo.ts';

type AdvancedModels = {
  readonly list: RuleListModel;
  readonly editor: RuleEditorModel;
  /** The list as it is saved. */
  readonly rules: ReadonlySignal<readonly Rule[] | undefined>;
  readonly undo: Undo;
  readonly failed: () => boolean;
  readonly onReset: () => (() => void) | undefined;
  readonly onBack: () => void;
  readonly background: Background;
  readonly account: CurrentAccount;
  readonly until: AbortSignal;
};

const titleOf = ({ id, name }: RuleDraft): string => ruleTitle(name.trim() === '' ? { id } : { id, name });

/** The list of rules and the rule that is being written. A chunk of its own, for the few who come here. */
export const createAdvancedView = (models: AdvancedModels): (() => VNode) => {
  const { list, editor, rules, undo, background, account, until } = models;
  const replay = createReplay(
    { log: createLogReader(createDatabase()), clock: systemClock, background },
    account,
    until,
  );
  until.addEventListener(
    'abort',
    // Only what this rule brings, not what was changed since then.
    effect(() => replay.consider(editor.candidate.value, rules.value)),
    { once: true },
  );
  /** Whose row takes the focus when the list is back. */
  const left = signal<string>();

  const offerBack = (discarded: Discarded | undefined): void => {
    if (discarded === undefined) return;
    const label = i18n.t('editor.discarded', [inSentence(titleOf(discarded.draft))]);
    undo.offer({ label, undo: () => offerBack(discarded.bringBack()) });
  };

  const showEditor = (draft: RuleDraft): VNode => {
    const title = inSentence(titleOf(draft));
    const save = editor.save.value;
    const duplicate = editor.duplicate.value;
    const remove = editor.remove.value;
    return (
      <RuleEditor
        key={draft.id}
        draft={draft}
        problems={editor.problems.value}
        isNew={editor.isNew.value}
        replay={
          editor.candidate.value && (
            <ReplayPanel replay={replay.result.value} days={REPLAY_DAYS} now={systemClock.now()} />
          )
        }
        onWrite={editor.write}
        onSave={
          save &&
          (() => {
            left.value = draft.id;
            save();
          })
        }
        onCancel={() => {
          left.value = editor.isNew.peek() ? undefined : draft.id;
          offerBack(editor.discard());
        }}
        onDuplicate={duplicate && (() => duplicate(i18n.t('editor.copyOf', [titleOf(draft)])))}
        onRemove={
          remove &&
          (() => {
            left.value = undefined;
            undo.offer({ label: i18n.t('editor.removed', [title]), undo: remove() });
          })
        }
      />
    );
  };

  return () => {
    const draft = editor.draft.value;
    if (draft !== undefined) return showEditor(draft);
    return (
      <RuleList
        rules={(list.rules.value ?? []).map(({ rule, moveUp, moveDown, switchOn, canEdit }) => ({
          rule,
          onMoveUp: moveUp,
          onMoveDown: moveDown,
          onSwitch: switchOn,
          onEdit: canEdit ? () => editor.edit(rule) : undefined,
        }))}
        failed={models.failed()}
        focused={left.value}
        onAdd={editor.add.value}
        onReset={models.onReset()}
        onBack={models.onBack}
      />
    );
  };
};
