import { useId } from 'preact/hooks';
import './text-field.css';

type TextFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly type?: 'text' | 'password' | 'url' | 'search';
  readonly placeholder?: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly maxLength?: number;
};

/** A labelled field; hint and error describe it and are no part of its name. */
export const TextField = (props: TextFieldProps) => {
  const id = useId();
  const { label, hint, error } = props;
  return (
    <div class="text-field">
      <label for={id}>{label}</label>
      <input
        id={id}
        // A URL field of type `url` would let the browser's own checks speak before ours.
        type={props.type === 'url' ? 'text' : (props.type ?? 'text')}
        inputMode={props.type === 'url' ? 'url' : undefined}
        dir={props.type === 'url' ? 'ltr' : 'auto'}
        value={props.value}
        placeholder={props.placeholder}
        maxLength={props.maxLength}
        spellcheck={props.type === undefined || props.type === 'text'}
        autocomplete="off"
        aria-invalid={error === undefined ? undefined : 'true'}
        aria-describedby={`${id}-hint ${id}-error`}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
      <p id={`${id}-hint`} class="secondary">
        {hint}
      </p>
      <p id={`${id}-error`} class="text-field-error" aria-live="polite">
        {error}
      </p>
    </div>
  );
};
