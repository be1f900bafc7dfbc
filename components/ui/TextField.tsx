import { useEffect, useId, useRef } from 'preact/hooks';
import './text-field.css';

type TextFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly type?: 'text' | 'password' | 'url';
  readonly placeholder?: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly maxLength?: number;
  /** As much of what is typed as there is room for, where that is not counted in UTF-16 units. */
  readonly keep?: (typed: string) => string;
  /** Takes the focus when it appears: something that was just pressed asked for it. */
  readonly focused?: boolean;
};

/** A labelled field; hint and error describe it and are no part of its name. The form says that it was not saved. */
export const TextField = ({
  label,
  value,
  onInput,
  type = 'text',
  hint,
  error,
  focused,
  keep = (typed) => typed,
  ...rest
}: TextFieldProps) => {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focused === true) input.current?.focus();
  }, [focused]);
  const attributes = {
    id,
    ref: input,
    value,
    ...rest,
    autocomplete: 'off',
    spellcheck: type === 'text',
    'aria-invalid': error !== undefined,
    'aria-describedby': `${id}-hint ${id}-error`,
    onInput: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => {
      const kept = keep(currentTarget.value);
      // What is as before is not written anew, and the field would go on showing more.
      if (kept !== currentTarget.value) currentTarget.value = kept;
      onInput(kept);
    },
  } as const;
  return (
    <div class="text-field">
      <label for={id}>{label}</label>
      {type === 'password' ? (
        <input type="password" {...attributes} />
      ) : (
        // Not `type="url"`: the browser's own check would speak before ours.
        <input
          type="text"
          {...attributes}
          {...(type === 'url' ? { inputMode: 'url', dir: 'ltr' } : { dir: 'auto' })}
        />
      )}
      <p id={`${id}-hint`} class="secondary">
        {hint}
      </p>
      <p id={`${id}-error`} class="text-field-error">
        {error}
      </p>
    </div>
  );
};
