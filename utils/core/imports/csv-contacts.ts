/** Finds the people in a table, whatever program wrote it. */
import { parseUserId } from '../people/ids.ts';
import {
  createContactList,
  parseXAddress,
  parseXName,
  withName,
  type Contact,
  type FoundContacts,
} from './contact.ts';
import { readRows } from './csv.ts';

type Columns = {
  readonly hasHeader: boolean;
  readonly id?: number;
  readonly handle?: number;
  /** What such a program calls the network of the value beside it: Google's "Custom Field 1 - Label". */
  readonly names: readonly number[];
};

const plain = (cell: string): string =>
  cell
    .trim()
    .toLowerCase()
    .replaceAll(/[\s._-]+/g, '');

/** Columns whose cells are names at X and nothing else; then those that are when nothing better is there. */
const HANDLE_HEADERS = [
  /^(?:x|twitter|x\/?twitter|twitter\/?x)(?:handle|username|screenname|name|account|profile|url|link)?$/,
  /^screenname$/,
  /^(?:handle|username|@|@handle|@username)$/,
];
const ID_HEADER = /^(?:x|twitter)?(?:user|account)id$|^(?:x|twitter)id$/;
const NAME_HEADERS = [
  /^(?:displayname|fullname|name|fn)$/,
  /^(?:firstname|givenname|first)$/,
  /^(?:lastname|familyname|surname|last)$/,
];

const findColumn = (header: readonly string[], pattern: RegExp): number | undefined => {
  const found = header.findIndex((cell) => pattern.test(cell));
  return found === -1 ? undefined : found;
};

const firstColumn = (header: readonly string[], patterns: readonly RegExp[]): number | undefined =>
  patterns.map((pattern) => findColumn(header, pattern)).find((column) => column !== undefined);

const isAtName = (cell: string): boolean => /^[@＠]\w+$/.test(cell.trim());
const isAddress = (cell: string): boolean => parseXAddress(cell) !== undefined;

const readHeader = (cells: readonly string[]): Columns | undefined => {
  const header = cells.map(plain);
  const handle = firstColumn(header, HANDLE_HEADERS);
  // A bare "id" is any program's own number, unless X's own word for a handle stands beside it.
  const id =
    findColumn(header, ID_HEADER) ?? (header.includes('screenname') ? findColumn(header, /^id$/) : undefined);
  const [whole, first, last] = NAME_HEADERS.map((pattern) => findColumn(header, pattern));
  const names = (whole === undefined ? [first, last] : [whole]).filter((column) => column !== undefined);
  const isHeader = handle !== undefined || id !== undefined || names.length > 0;
  if (!isHeader || cells.some((cell) => isAtName(cell) || isAddress(cell))) return undefined;
  return {
    hasHeader: true,
    names,
    ...(handle === undefined ? {} : { handle }),
    ...(id === undefined ? {} : { id }),
  };
};

/** Without a header: the column in which most cells are `@names`; a file of one column is a list of handles. */
const guessColumns = (rows: readonly (readonly string[])[]): Columns => {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, column) => rows.map((row) => row[column]?.trim() ?? ''));
  const most = (is: (cell: string) => boolean): number =>
    columns.findIndex((cells) => {
      const filled = cells.filter((cell) => cell !== '');
      return filled.length > 0 && filled.filter(is).length * 2 > filled.length;
    });
  const handle = width === 1 ? 0 : most(isAtName);
  const isName = (cell: string): boolean => /\p{L}/u.test(cell) && !/[@/\d]/.test(cell);
  const name = width === 1 ? -1 : most(isName);
  return {
    // A first line of words that nobody knows, above a column of `@names`.
    hasHeader: width > 1 && handle !== -1 && !isAtName(rows[0]?.[handle] ?? ''),
    names: name === -1 ? [] : [name],
    ...(handle === -1 ? {} : { handle }),
  };
};

const SAMPLE = 200;

const readRow = (row: readonly string[], { id, handle }: Columns): Contact | 'no-handle' | 'invalid' => {
  const named = handle === undefined ? '' : (row[handle]?.trim() ?? '');
  // "username" may be of any network; an address of X is of X.
  const found = row.map(parseXAddress).find((one) => one !== undefined) ?? parseXName(named);
  const byId = id === undefined ? undefined : parseUserId(row[id]?.trim());
  if (byId !== undefined) return { ...found, id: byId };
  return found ?? (named === '' ? 'no-handle' : 'invalid');
};

export const readCsvContacts = (text: string): FoundContacts => {
  const list = createContactList();
  const sample: (readonly string[])[] = [];
  for (const row of readRows(text)) {
    sample.push(row);
    if (sample.length === SAMPLE) break;
  }
  const columns = readHeader(sample[0] ?? []) ?? guessColumns(sample);
  let isFirst = columns.hasHeader;
  for (const row of readRows(text)) {
    if (!isFirst) {
      const found = readRow(row, columns);
      if (typeof found === 'string') list.skip(found);
      else list.add(withName(found, columns.names.map((column) => row[column] ?? '').join(' ')));
    }
    isFirst = false;
  }
  return list.finish();
};
