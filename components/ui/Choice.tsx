import { useId } from 'preact/hooks';
import './choice.css';

type ChoiceProps = {
  readonly label: string;
  readonly hint?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
} & ({ readonly type: 'checkbox' } | { readonly type: 'radio'; readonly group: string });

/** A checkbox or radio with its hint; the hint describes it and is no part of its name. */
export const Choice = (props: ChoiceProps) => {
  const id = useId();
  const attributes = {
    id,
    checked: props.checked,
    'aria-describedby': `${id}-hint`,
    onChange: (event: { readonly currentTarget: HTMLInputElement }) =>
      props.onChange(event.currentTarget.checked),
  } as const;
  return (
    <div class="choice">
      {props.type === 'radio' ? (
        <input type="radio" name={props.group} {...attributes} />
      ) : (
        <input type="checkbox" {...attributes} />
      )}
      <label for={id}>{props.label}</label>
      <p id={`${id}-hint`} class="secondary">
        {props.hint}
      </p>
    </div>
  );
};
