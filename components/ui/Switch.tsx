import { useId } from 'preact/hooks';
import './switch.css';

type SwitchProps = {
  readonly label: string;
  readonly on: boolean;
  /** Undefined: cannot be changed now. */
  readonly onChange: ((on: boolean) => void) | undefined;
};

export const Switch = ({ label, on, onChange }: SwitchProps) => {
  const id = useId();
  return (
    <span class="switch">
      <label for={id}>{label}</label>
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
