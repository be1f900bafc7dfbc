import { useId } from 'preact/hooks';

type FilterFieldProps<Key extends string> = {
  readonly label: string;
  readonly options: readonly { readonly key: Key; readonly label: () => string }[];
  readonly chosen: Key;
  readonly onChoose: (key: Key) => void;
  /** What describes it, if anything. */
  readonly hint?: string;
};

/** One of a few, with its label in the same line. */
export const FilterField = <Key extends string>(props: FilterFieldProps<Key>) => {
  const id = useId();
  return (
    <div class="filter-field">
      <label for={id}>{props.label}</label>
      <select
        id={id}
        class="text-field-box"
        aria-describedby={props.hint === undefined ? undefined : `${id}-hint`}
        onChange={({ currentTarget }) => {
          const chosen = props.options.find(({ key }) => key === currentTarget.value);
          if (chosen) props.onChoose(chosen.key);
        }}
      >
        {props.options.map(({ key, label }) => (
          <option key={key} value={key} selected={key === props.chosen}>
            {label()}
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
