import './person-name.css';

type PersonNameProps = {
  readonly name: string;
  /** Without `@`. */
  readonly handle?: string | undefined;
};

/** A name as X shows it. Isolated, so that a right-to-left name cannot turn the words around it; cut by an ellipsis. */
export const PersonName = ({ name, handle }: PersonNameProps) => (
  <span class="person-name" title={handle === undefined ? name : `${name} @${handle}`}>
    <bdi class="person-name-name">{name}</bdi>
    {handle === undefined || name === `@${handle}` ? null : <bdi class="person-name-handle">@{handle}</bdi>}
  </span>
);
