import type { ComponentChildren } from 'preact';
import { Icon, type IconNode } from './Icon.tsx';
import './button.css';

type Tone = 'primary' | 'outline' | 'good' | 'danger' | 'danger-outline';

type ButtonProps = {
  readonly children: ComponentChildren;
  /** Undefined: the action is impossible now, and the button is not there. */
  readonly onClick: (() => void) | undefined;
  readonly tone?: Tone;
  readonly large?: boolean;
  readonly icon?: IconNode;
  readonly busy?: boolean;
  readonly type?: 'button' | 'submit';
};

export const Button = ({ children, onClick, tone = 'outline', large, icon, busy, type }: ButtonProps) =>
  onClick === undefined ? null : (
    <button
      type={type ?? 'button'}
      class={`button button-${tone}${large === true ? ' button-large' : ''}`}
      aria-disabled={busy === true ? 'true' : undefined}
      onClick={busy === true ? undefined : onClick}
    >
      {icon === undefined ? null : <Icon node={icon} size={large === true ? 20 : 16} />}
      <span class="button-label">{children}</span>
    </button>
  );
