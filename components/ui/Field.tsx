import { useEffect, useId, useRef } from 'preact/hooks';
import './text-field.css';
import './field.css';

type FieldProps = {
  readonly label: string;
  /** As the field takes it: digits, or “22:00”. Empty while it is half typed. */
  readonly value: string;
  readonly error: string | undefined;
  readonly onInput: (text: string) => void;
  /** Takes the focus when it appears: something that was just pressed asked for it. */
  readonly focused?: boolean;
} & (
  | { readonly type: 'time' }
  | { readonly type: 'number'; readonly range: { readonly least: number; readonly most: number } }
);

/** A small field for a number or a time of day, with the browser's own way of choosing one. */
export const Field = ({ label, value, error, onInput, focused, ...rest }: FieldProps) => {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focused === true) input.current?.focus();
  }, [focused]);
  const attributes = {
    id,
    ref: input,
    value,
    'aria-invalid': error !== undefined,
    'aria-describedby': `${id}-error`,
    onInput: (event: { readonly currentTarget: HTMLInputElement }) => onInput(event.currentTarget.value),
  } as const;
  return (
    <div class="text-field field">
      <label for={id}>{label}</label>
      {rest.type === 'time' ? (
        <input type="time" {...attributes} />
      ) : (
        <input type="number" min={rest.range.least} max={rest.range.most} step={1} {...attributes} />
      )}
      <p id={`${id}-error`} class="text-field-error" aria-live="polite">
        {error}
      </p>
    </div>
  );
};
