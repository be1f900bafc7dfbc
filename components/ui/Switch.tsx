import { useId } from 'preact/hooks';
import './switch.css';

type SwitchProps = {
  readonly label: string;
  readonly on: boolean;
  /** Undefined: cannot be changed now. */
  readonly onChange: ((on: boolean) => void) | undefined;
  /** What it switches stands beside it already; the label is for those who hear it. */
  readonly isLabelHeard?: boolean;
};

export const Switch = ({ label, on, onChange, isLabelHeard }: SwitchProps) => {
  const id = useId();
  return (
    <span class="switch">
      <label for={id} class={isLabelHeard === true ? 'only-heard' : undefined}>
        {label}
      </label>
      <input
        id={id}
        type="checkbox"
        role="switch"
        checked={on}
        disabled={onChange === undefined}
        onChange={(event) => onChange?.(event.currentTarget.checked)}
      />
    </span>
  );
};
