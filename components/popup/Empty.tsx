import type { ComponentChildren } from 'preact';

type EmptyProps = {
  readonly title: string;
  readonly hint: string;
  /** The next step: a link or a button. */
  readonly children?: ComponentChildren;
};

/** A list with nothing in it says why, and what would fill it. */
export const Empty = ({ title, hint, children }: EmptyProps) => (
  <div class="empty">
    <h2>
      <bdi>{title}</bdi>
    </h2>
    <p>{hint}</p>
    {children}
  </div>
);
