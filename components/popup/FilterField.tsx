import { useId } from 'preact/hooks';

type FilterFieldProps<Key extends string> = {
  readonly label: string;
  /** What each is called, in the order in which they stand. */
  readonly options: Readonly<Record<Key, string>>;
  readonly chosen: Key;
  readonly onChoose: (key: Key) => void;
  /** What describes it, if anything. */
  readonly hint?: string;
};

/** One of a few, with its label in the same line. */
export const FilterField = <Key extends string>(props: FilterFieldProps<Key>) => {
  const id = useId();
  const keys = Object.keys(props.options) as Key[];
  return (
    <div class="filter-field">
      <label for={id}>{props.label}</label>
      <select
        id={id}
        class="text-field-box"
        aria-describedby={props.hint === undefined ? undefined : `${id}-hint`}
        onChange={({ currentTarget }) => {
          const chosen = keys.find((key) => key === currentTarget.value);
          if (chosen) props.onChoose(chosen);
        }}
      >
        {keys.map((key) => (
          <option key={key} value={key} selected={key === props.chosen}>
            {props.options[key]}
          </option>
        ))}
      </select>
      {props.hint === undefined ? null : (
        <p id={`${id}-hint`} class="secondary">
          {props.hint}
        </p>
      )}
    </div>
  );
};
