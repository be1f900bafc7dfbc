/** What hooks into one message row say. Each comes from another attribute, so that one forged or renamed one is noticed. */
export type RowHooks = RowSide & {
  readonly itemKey: string | null;
  readonly rowKey: string | null;
  /** `message-<uuid>` */
  readonly testId: string | null;
};

/** On which side a row stands, by hooks that do not depend on each other. */
export type RowSide = {
  readonly classes: readonly string[];
  /** Computed `justify-content`. */
  readonly alignment: string;
  /** X keeps a send status on rows of mine only. */
  readonly status: string | null;
};

const SENT = /^(sent|delivered|read)$/;

/** Who wrote a row of a 1:1; undefined for notices, for what was not sent (yet) and when any two hooks disagree. */
export const authorOf = ({ classes, alignment, status }: RowSide): 'me' | 'them' | undefined => {
  const side = classes.filter((one) => /^justify-(start|end)$/.test(one)).join();
  if (side === 'justify-start' && /^(flex-)?start$/.test(alignment) && status === null) return 'them';
  if (side === 'justify-end' && /^(flex-)?end$/.test(alignment) && SENT.test(status ?? '')) return 'me';
  return undefined;
};

/** The id of a sound row that the partner wrote; undefined for mine, for notices and when any two hooks disagree. */
export const incomingRowId = (row: RowHooks): string | undefined => {
  const id = row.itemKey;
  if (!id || row.rowKey !== id) return undefined;
  return row.testId === `message-${id}` && authorOf(row) === 'them' ? id : undefined;
};
