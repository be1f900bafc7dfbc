import { Plus } from 'lucide';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { MAX_RULES } from '../../../utils/core/screening/ranges.ts';
import { Button } from '../../ui/Button.tsx';
import { numberText } from '../../ui/number-text.ts';
import { ruleTitle } from '../../ui/rule-text.ts';
import { SaveFailed } from '../SaveFailed.tsx';
import { PageHead } from './PageHead.tsx';
import { RuleRow, type RuleRowProps } from './RuleRow.tsx';
import './rule-list.css';

export type RuleListProps = {
  readonly rules: readonly RuleRowProps[];
  readonly failed: boolean;
  readonly onBack: () => void;
  /** Undefined where the list is full. */
  readonly onAdd: (() => void) | undefined;
  /** Undefined while the switches show the list as it is. */
  readonly onReset: (() => void) | undefined;
  /** The rule that was just written: the focus goes there. */
  readonly focused: string | undefined;
};

type Moved = { readonly id: string; readonly button: number };

/** Rows move under the focus, which a browser drops on the way. */
const useFocus = (rules: readonly RuleRowProps[], focused: string | undefined) => {
  const list = useRef<HTMLOListElement>(null);
  const moved = useRef<Moved>(undefined);
  const rowOf = (id: string) =>
    [...(list.current?.children ?? [])].find((row) => row.getAttribute('data-rule') === id);
  useLayoutEffect(() => {
    if (moved.current === undefined) return;
    const { id, button } = moved.current;
    moved.current = undefined;
    const row = rowOf(id);
    row?.querySelectorAll<HTMLElement>('.rule-move')[button]?.focus();
    // A button that has the focus already is not brought into sight by it.
    row?.scrollIntoView({ block: 'nearest' });
  }, [rules]);
  useEffect(() => {
    if (focused !== undefined) rowOf(focused)?.querySelector<HTMLElement>('.rule-edit')?.focus();
  }, [focused]);
  return { list, moved };
};

/** The rules in the order in which they are asked. */
export const RuleList = ({ rules, failed, onBack, onAdd, onReset, focused }: RuleListProps) => {
  const [said, setSaid] = useState('');
  const { list, moved } = useFocus(rules, focused);

  const moving = (row: RuleRowProps, index: number, by: -1 | 1) => {
    const move = by < 0 ? row.onMoveUp : row.onMoveDown;
    return (
      move &&
      (() => {
        moved.current = { id: row.rule.id, button: by < 0 ? 0 : 1 };
        const place = [index + 1 + by, rules.length].map(numberText);
        setSaid(i18n.t('rules.moved', [ruleTitle(row.rule), place[0] ?? '', place[1] ?? '']));
        move();
      })
    );
  };

  return (
    <div class="rules">
      <PageHead
        title={i18n.t('rules.title')}
        back={i18n.t('rules.back')}
        onBack={onBack}
        focused={focused === undefined}
      />
      <SaveFailed failed={failed} />
      <p class="secondary">{onReset === undefined ? i18n.t('rules.about') : i18n.t('rules.aboutEdited')}</p>
      <div class="card-actions">
        <Button icon={Plus} onClick={onAdd}>
          {i18n.t('rules.add')}
        </Button>
        <Button onClick={onReset}>{i18n.t('rules.reset')}</Button>
      </div>
      {onAdd === undefined ? <p class="secondary">{i18n.t('rules.full', [numberText(MAX_RULES)])}</p> : null}
      <p class="only-heard" aria-live="polite">
        {said}
      </p>
      <ol ref={list} class="rule-list">
        {rules.map((row, index) => (
          <RuleRow
            key={row.rule.id}
            {...row}
            onMoveUp={moving(row, index, -1)}
            onMoveDown={moving(row, index, 1)}
          />
        ))}
      </ol>
    </div>
  );
};
