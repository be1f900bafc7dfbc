type EmptyProps = { readonly title: string; readonly hint: string };

/** A list with nothing in it says why, and what would fill it. */
export const Empty = ({ title, hint }: EmptyProps) => (
  <div class="empty">
    <h2>{title}</h2>
    <p>{hint}</p>
  </div>
);
