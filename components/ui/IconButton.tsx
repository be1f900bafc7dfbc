import { Icon, type IconNode } from './Icon.tsx';
import './button.css';

type IconButtonProps = {
  /** Accessible name and tooltip. */
  readonly label: string;
  readonly icon: IconNode;
  readonly onClick: (() => void) | undefined;
  readonly pressed?: boolean;
  readonly expanded?: boolean;
  readonly controls?: string;
};

/** A round button, 36 px as X's own. Absent when its action is impossible. */
export const IconButton = ({ label, icon, onClick, pressed, expanded, controls }: IconButtonProps) =>
  onClick === undefined ? null : (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-controls={expanded === true ? controls : undefined}
      onClick={onClick}
    >
      <Icon node={icon} size={18} />
    </button>
  );
