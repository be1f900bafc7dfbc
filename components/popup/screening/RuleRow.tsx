import { ChevronDown, ChevronUp, type IconNode, Pencil } from 'lucide';
import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Rule } from '../../../utils/core/screening/rule.ts';
import { optionTexts, ruleLine } from '../../ui/condition-text.ts';
import { Icon } from '../../ui/Icon.tsx';
import { ruleTitle } from '../../ui/rule-text.ts';
import { Switch } from '../../ui/Switch.tsx';

export type RuleRowProps = {
  readonly rule: Rule;
  /** Each is undefined where the rule has to stay as it is. */
  readonly onMoveUp: (() => void) | undefined;
  readonly onMoveDown: (() => void) | undefined;
  readonly onSwitch: ((on: boolean) => void) | undefined;
  readonly onEdit: (() => void) | undefined;
};

type MoveProps = {
  readonly label: string;
  readonly icon: IconNode;
  readonly onClick: (() => void) | undefined;
};

/** Stays where it is when it cannot go on, so that the keyboard's focus does, too. */
const Move = ({ label, icon, onClick }: MoveProps) => (
  <button
    type="button"
    class="rule-move"
    aria-label={label}
    title={label}
    aria-disabled={onClick === undefined ? 'true' : undefined}
    onClick={onClick}
  >
    <Icon node={icon} size={16} />
  </button>
);

const Title = ({
  rule,
  onEdit,
  lineId,
}: Pick<RuleRowProps, 'rule' | 'onEdit'> & { readonly lineId: string }) => {
  const title = ruleTitle(rule);
  if (onEdit === undefined) return <bdi class="rule-title">{title}</bdi>;
  return (
    <button
      type="button"
      class="rule-title rule-edit"
      aria-label={i18n.t('rules.edit', [title])}
      aria-describedby={lineId}
      onClick={onEdit}
    >
      <bdi>{title}</bdi>
      <Icon node={Pencil} size={12} />
    </button>
  );
};

export const RuleRow = ({ rule, onMoveUp, onMoveDown, onSwitch, onEdit }: RuleRowProps) => {
  const id = useId();
  const title = ruleTitle(rule);
  const options = optionTexts(rule.outcome).join(' · ');
  const canMove = onMoveUp !== undefined || onMoveDown !== undefined;
  return (
    <li class={`rule${rule.on ? '' : ' rule-off'}`} data-rule={rule.id}>
      <span class="rule-moves">
        {canMove ? (
          <>
            <Move label={i18n.t('rules.moveUp', [title])} icon={ChevronUp} onClick={onMoveUp} />
            <Move label={i18n.t('rules.moveDown', [title])} icon={ChevronDown} onClick={onMoveDown} />
          </>
        ) : null}
      </span>
      <div class="rule-text">
        <span>
          <Title rule={rule} onEdit={onEdit} lineId={id} />
        </span>
        <p id={id} class="secondary">
          {ruleLine(rule)}
        </p>
        {options === '' ? null : <p class="secondary">{options}</p>}
      </div>
      {onSwitch === undefined ? null : (
        <Switch label={i18n.t('rules.on', [title])} isLabelHeard on={rule.on} onChange={onSwitch} />
      )}
    </li>
  );
};
