import { SendHorizontal } from 'lucide';
import type { RefObject } from 'preact';
import { Icon } from '../ui/Icon.tsx';
import './send-field.css';

type SendFieldProps = {
  readonly label: string;
  readonly placeholder: string;
  readonly sendLabel: string;
  /** Id of the line that says more about it. */
  readonly describedBy: string;
  readonly value: string;
  /** There is something to send. */
  readonly ready: boolean;
  /** What of a typed text may stay. */
  readonly keep: (text: string) => string;
  readonly onType: (kept: string) => void;
  readonly input: RefObject<HTMLInputElement | null>;
};

/** One line with a button that sends it; the form around it hears of Enter and of the button. */
export const SendField = (props: SendFieldProps) => (
  <div class="send-field">
    <input
      ref={props.input}
      type="text"
      dir="auto"
      autocomplete="off"
      enterkeyhint="send"
      aria-label={props.label}
      aria-describedby={props.describedBy}
      placeholder={props.placeholder}
      value={props.value}
      onInput={({ currentTarget }) => {
        const kept = props.keep(currentTarget.value);
        currentTarget.value = kept;
        props.onType(kept);
      }}
    />
    <button
      type="submit"
      aria-label={props.sendLabel}
      title={props.sendLabel}
      aria-disabled={props.ready ? undefined : 'true'}
    >
      <Icon node={SendHorizontal} size={18} />
    </button>
  </div>
);
