import { Icon, type IconNode } from '../ui/Icon.tsx';
import './controls.css';

type ControlButtonProps = {
  /** Accessible name, the same in every state: the state is `pressed`. */
  readonly label: string;
  readonly icon: IconNode;
  readonly pressed?: boolean;
  readonly expanded?: boolean;
  /** Something new is behind it, in words for those who do not see the dot. */
  readonly news?: string | undefined;
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
  news,
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
    aria-description={news}
    aria-disabled={onClick === undefined ? 'true' : undefined}
    // A press of the mouse takes no focus, so that Space still means push-to-talk afterwards. What opens something is
    // where the focus comes back to.
    onMouseDown={expanded === undefined ? (event) => event.preventDefault() : undefined}
    onClick={onClick}
  >
    <Icon node={icon} size={24} />
    {news !== undefined && <span class="control-news" />}
  </button>
);
