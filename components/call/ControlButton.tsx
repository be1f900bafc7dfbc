import { Icon, type IconNode } from '../ui/Icon.tsx';
import './controls.css';

type ControlButtonProps = {
  /** Accessible name, the same in every state: the state is `pressed`. */
  readonly label: string;
  readonly icon: IconNode;
  readonly pressed?: boolean;
  readonly expanded?: boolean;
  /** How it looks: something is off, something is shown to others, or it ends the call. */
  readonly tone?: 'plain' | 'off' | 'shown' | 'end';
  /** Undefined: impossible now; the button stays where the hand expects it. */
  readonly onClick: (() => void) | undefined;
};

export const ControlButton = ({
  label,
  icon,
  pressed,
  expanded,
  tone = 'plain',
  onClick,
}: ControlButtonProps) => (
  <button
    type="button"
    class={`control control-${tone}`}
    aria-label={label}
    title={label}
    aria-pressed={pressed}
    aria-expanded={expanded}
    aria-disabled={onClick === undefined ? 'true' : undefined}
    onClick={onClick}
  >
    <Icon node={icon} size={24} />
  </button>
);
