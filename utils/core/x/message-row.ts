/** What hooks into one message row say. Each comes from another attribute, so that one forged or renamed one is noticed. */
export type RowHooks = {
  readonly itemKey: string | null;
  readonly rowKey: string | null;
  /** `message-<uuid>` */
  readonly testId: string | null;
  /** `message-text-<uuid>` */
  readonly textTestId: string | null;
  readonly classes: readonly string[];
  /** Computed `justify-content`. */
  readonly alignment: string;
  /** X keeps a send status on rows of mine only. */
  readonly hasStatus: boolean;
};

/** The id of a sound row that the partner wrote; undefined for mine, for notices and when any two hooks disagree. */
export const incomingRowId = (row: RowHooks): string | undefined => {
  const id = row.itemKey;
  if (!id || row.rowKey !== id) return undefined;
  if (row.testId !== `message-${id}` || row.textTestId !== `message-text-${id}`) return undefined;
  const isTheirs =
    row.classes.includes('justify-start') &&
    !row.classes.includes('justify-end') &&
    /^(flex-start|start)$/.test(row.alignment) &&
    !row.hasStatus;
  return isTheirs ? id : undefined;
};

/** Cheap enough for every text of a list. */
export const mayHoldToken = (text: string): boolean => text.includes('ahoy1:');

/** The one invite token in a text, at most 320 characters. Undefined when there is none, or more than one. */
export const findToken = (text: string): string | undefined => {
  const found = [...text.matchAll(/(?<![\w-])ahoy1:[\w-]+/g)];
  const token = found[0]?.[0];
  return found.length === 1 && token && token.length <= 320 ? token : undefined;
};
