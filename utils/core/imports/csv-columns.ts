/** Which columns of a table hold what, by its header or, without one, by what is in them. */
import { isXLabel, OTHER_NETWORK, parseXAddress } from './contact.ts';

/** A value that says beside it of what network it is: Google's "Custom Field 1 - Label" and "… - Value". */
export type Labelled = { readonly label: number; readonly value: number };

export type Columns = {
  readonly hasHeader: boolean;
  readonly id?: number;
  /** Names at X, by the words of the header; with or without `@`. */
  readonly named: readonly number[];
  readonly labelled: readonly Labelled[];
  /** Names at whatever network: only with `@`. */
  readonly handle?: number;
  /** What people are called. */
  readonly names: readonly number[];
};

const plain = (cell: string): string =>
  cell
    .trim()
    .toLowerCase()
    .replaceAll(/[\s._()-]+/g, '');

/** The most telling first: a "Twitter name" may be what somebody is called there. */
const X_HEADERS = [
  /^(?:x|twitter|x\/?twitter|twitter\/?x)(?:handle|username|screenname|@)$|^screenname$/,
  /^(?:x|twitter|x\/?twitter|twitter\/?x)(?:account|profile|url|link)?$/,
  /^(?:x|twitter|x\/?twitter|twitter\/?x)name$/,
];
const HANDLE_HEADER = /^(?:handle|username|@|@handle|@username)$/;
const ID_HEADER = /^(?:x|twitter)?(?:user|account)id$|^(?:x|twitter)id$/;
/** Of X for certain; to many people this is the word for their handle. */
const X_ID_HEADER = /^(?:x|twitter)(?:user|account)?id$/;
const NAME_HEADERS = [
  /^(?:displayname|fullname|name|fn)$/,
  /^(?:firstname|givenname|first)$/,
  /^(?:lastname|familyname|surname|last)$/,
];

const findColumn = (header: readonly string[], pattern: RegExp): number | undefined => {
  const found = header.findIndex((cell) => pattern.test(cell));
  return found === -1 ? undefined : found;
};

export const isAtName = (cell: string): boolean => /^[@＠]\w+$/.test(cell.trim());
const isAddress = (cell: string): boolean => parseXAddress(cell) !== undefined;

const findLabelled = (header: readonly string[]): readonly Labelled[] =>
  header.flatMap((cell, label) => {
    const stem = /^(.+)(?:label|type|service)$/.exec(cell)?.[1];
    const value = stem === undefined ? -1 : header.indexOf(`${stem}value`);
    return value === -1 ? [] : [{ label, value }];
  });

const readHeader = (cells: readonly string[]): Columns | undefined => {
  const header = cells.map(plain);
  // Where there is a Y, X is a place.
  const isPlaces = header.includes('y');
  const named = [...X_HEADERS, X_ID_HEADER].flatMap((pattern) =>
    header.flatMap((cell, column) => (pattern.test(cell) && !(isPlaces && cell === 'x') ? [column] : [])),
  );
  const labelled = findLabelled(header);
  const isOfOthers = header.some((cell) => OTHER_NETWORK.test(cell));
  const handle = isOfOthers ? undefined : findColumn(header, HANDLE_HEADER);
  // A bare "id" is any program's own number, unless X's own word for a handle stands beside it.
  const id =
    findColumn(header, isOfOthers ? X_ID_HEADER : ID_HEADER) ??
    (header.includes('screenname') ? findColumn(header, /^id$/) : undefined);
  const [whole, first, last] = NAME_HEADERS.map((pattern) => findColumn(header, pattern));
  const names = (whole === undefined ? [first, last] : [whole]).filter((column) => column !== undefined);
  const isHeader =
    [...named, ...labelled, ...names].length > 0 || handle !== undefined || id !== undefined || isOfOthers;
  if (!isHeader || cells.some((cell) => isAtName(cell) || isAddress(cell))) return undefined;
  return {
    hasHeader: true,
    named,
    labelled,
    names,
    ...(handle === undefined ? {} : { handle }),
    ...(id === undefined ? {} : { id }),
  };
};

/** Without a header: the column in which most cells are `@names`. */
const guessColumns = (rows: readonly (readonly string[])[]): Columns => {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, column) => rows.map((row) => row[column]?.trim() ?? ''));
  const most = (is: (cell: string) => boolean): number =>
    columns.findIndex((cells) => {
      const filled = cells.filter((cell) => cell !== '');
      return filled.length > 0 && filled.filter(is).length * 2 > filled.length;
    });
  const handle = most(width === 1 ? (cell) => isAtName(cell) || isAddress(cell) : isAtName);
  const isName = (cell: string): boolean => /\p{L}/u.test(cell) && !/[@/\d]/.test(cell);
  const name = width === 1 ? -1 : most(isName);
  return {
    // A first line of words that nobody knows, above a column of `@names`.
    hasHeader: handle !== -1 && !isAtName(rows[0]?.[handle] ?? '') && !(rows[0] ?? []).some(isAddress),
    named: [],
    labelled: [],
    names: name === -1 ? [] : [name],
    ...(handle === -1 ? {} : { handle }),
  };
};

/** `rows`: the first of the table. */
export const findColumns = (rows: readonly (readonly string[])[]): Columns =>
  readHeader(rows[0] ?? []) ?? guessColumns(rows);

/** The columns of a row whose values are names at X: by the header, and by the labels in the row itself. */
export const namedIn = (row: readonly string[], { id, named, labelled }: Columns): readonly number[] => {
  const labelledX = labelled.filter(({ label }) => isXLabel(row[label] ?? ''));
  const byHeader = named.filter((column) => column !== id || !/^\s*\d+\s*$/.test(row[column] ?? ''));
  return labelledX.length === 0 ? byHeader : [...byHeader, ...labelledX.map(({ value }) => value)];
};
