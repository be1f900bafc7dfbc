import { useId } from 'preact/hooks';
import './select.css';

type SelectProps<Key extends string> = {
  readonly label: string;
  readonly options: readonly { readonly key: Key; readonly label: string }[];
  readonly value: Key | undefined;
  readonly onChange: (key: Key) => void;
};

/** One of many, by the browser's own list. */
export const Select = <Key extends string>({ label, options, value, onChange }: SelectProps<Key>) => {
  const id = useId();
  return (
    <div class="select">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={({ currentTarget }) => {
          const chosen = options.find(({ key }) => key === currentTarget.value);
          if (chosen !== undefined) onChange(chosen.key);
        }}
      >
        {options.map((option) => (
          <option key={option.key} value={option.key}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
};
