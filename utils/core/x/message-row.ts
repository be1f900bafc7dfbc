/** What hooks into one message row say. Each comes from another attribute, so that one forged or renamed one is noticed. */
export type RowHooks = RowSide & {
  readonly itemKey: string | null | undefined;
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
  // Where X's classes no longer say it, there is none of them.
  const side = classes.filter((one) => /^justify-(start|end)$/.test(one)).join();
  if (/^(justify-start)?$/.test(side) && /^(flex-)?start$/.test(alignment) && status === null) return 'them';
  if (/^(justify-end)?$/.test(side) && /^(flex-)?end$/.test(alignment) && SENT.test(status ?? ''))
    return 'me';
  return undefined;
};

/**
 * The id of a sound row that the partner wrote; undefined for mine, for notices and when any two hooks disagree. Of its
 * three names X may drop one.
 */
export const incomingRowId = (row: RowHooks): string | undefined => {
  const ids = [row.itemKey, row.rowKey, row.testId?.replace(/^message-/, '')].filter(Boolean);
  return ids.length > 1 && new Set(ids).size === 1 && authorOf(row) === 'them'
    ? (ids[0] ?? undefined)
    : undefined;
};
