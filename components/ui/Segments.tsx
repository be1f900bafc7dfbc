import { useId } from 'preact/hooks';
import './segments.css';

type SegmentsProps<Key extends string> = {
  readonly label: string;
  /** The label is only heard, and the segments take the whole width. */
  readonly wide?: boolean;
  readonly options: readonly { readonly key: Key; readonly label: string }[];
  readonly value: Key;
  readonly onChange: (key: Key) => void;
};

/** Two or three answers side by side, of which one holds. Radio buttons to the keyboard and to who listens. */
export const Segments = <Key extends string>({
  label,
  wide,
  options,
  value,
  onChange,
}: SegmentsProps<Key>) => {
  const id = useId();
  return (
    <div class={wide === true ? 'segments segments-wide' : 'segments'}>
      <span id={id} class={wide === true ? 'only-heard' : undefined}>
        {label}
      </span>
      <div class="segments-row" role="radiogroup" aria-labelledby={id}>
        {options.map((option) => (
          <div key={option.key} class="segment">
            <input
              type="radio"
              id={`${id}-${option.key}`}
              name={id}
              checked={option.key === value}
              onChange={() => onChange(option.key)}
            />
            <label for={`${id}-${option.key}`}>{option.label}</label>
          </div>
        ))}
      </div>
    </div>
  );
};
