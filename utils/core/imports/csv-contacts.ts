/** Finds the people in a table, whatever program wrote it. */
import { parseUserId } from '../people/ids.ts';
import {
  createContactList,
  OTHER_NETWORK,
  parseXName,
  parseXProfile,
  withName,
  type Contact,
  type FoundContacts,
} from './contact.ts';
import { findColumns, isAtName, namedIn, type Columns } from './csv-columns.ts';
import { readRows } from './csv.ts';

const SAMPLE = 200;

/** Ticks and numbers are no handles, though they may look like one. */
const TICK = /^(?:x|y|n|yes|no|true|false|none|null|\d+)$/i;

const firstOf = (texts: readonly string[], read: (text: string) => Contact | undefined) => {
  for (const text of texts) {
    const found = read(text);
    if (found !== undefined) return found;
  }
  return undefined;
};

const cellsOf = (row: readonly string[], columns: readonly number[]): readonly string[] =>
  columns.map((column) => row[column]?.trim() ?? '').filter((cell) => cell !== '' && !TICK.test(cell));

/** What a column or its label calls X counts most, then an address of X, then what may be of any network. */
const readRow = (row: readonly string[], columns: Columns): Contact | 'no-handle' | 'invalid' => {
  const { id, handle } = columns;
  const byId = id === undefined ? undefined : parseUserId(row[id]?.trim());
  const named = cellsOf(row, namedIn(row, columns));
  const found = firstOf(named, parseXName) ?? firstOf(row, parseXProfile);
  if (found !== undefined) return byId === undefined ? found : { ...found, id: byId };
  const isOfOthers = handle === undefined || row.some((cell) => OTHER_NETWORK.test(cell));
  // Beside an id it is no more than a label.
  const anywhere = cellsOf(row, isOfOthers ? [] : [handle]).filter(
    (cell) => byId !== undefined || isAtName(cell),
  );
  const labelled = firstOf(anywhere, parseXName);
  if (byId !== undefined) return { ...labelled, id: byId };
  return labelled ?? (named.length + anywhere.length === 0 ? 'no-handle' : 'invalid');
};

export const readCsvContacts = (text: string): FoundContacts => {
  const list = createContactList();
  const sample: (readonly string[])[] = [];
  for (const row of readRows(text)) {
    sample.push(row);
    if (sample.length === SAMPLE) break;
  }
  const columns = findColumns(sample);
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
