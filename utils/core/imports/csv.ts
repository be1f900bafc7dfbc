/** Tables as programs and people write them: any of four delimiters, any line end, quotes or none (RFC 4180 and worse). */

const DELIMITERS = [',', ';', '\t', '|'];
/** Excel's way of naming the delimiter. */
const NAMED = /^sep=(.)\r?\n/i;
/** A quoted cell longer than this was never meant as one: somebody's name begins with a quote. */
const MAX_QUOTED = 10_000;
const SAMPLE_LINES = 30;
/** No table of people is wider; what is would need more memory than there is. */
const MAX_CELLS = 1000;

/** The delimiter that most of the first lines have equally often; a list of one column has none, and a comma does. */
const guessDelimiter = (text: string): string => {
  const lines = text
    .slice(0, 20_000)
    .replace(/"[^"]*"/g, '')
    .split(/\r\n|\r|\n/, SAMPLE_LINES)
    .filter((line) => line !== '');
  const scoreOf = (delimiter: string): number => {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const most = Math.max(0, ...counts);
    return most === 0 ? 0 : counts.filter((count) => count === most).length + most / 1000;
  };
  const scored = DELIMITERS.map((delimiter) => ({ delimiter, score: scoreOf(delimiter) }));
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).delimiter;
};

const unquote = (text: string): string => text.replaceAll('""', '"');

/** Rows of cells, one after the other; empty lines are none. */
export function* readRows(file: string): Generator<readonly string[]> {
  const whole = file.replace(/^\uFEFF/, '');
  const named = NAMED.exec(whole);
  const text = named === null ? whole : whole.slice(named[0].length);
  const delimiter = named?.[1] ?? guessDelimiter(text);
  let hasQuotes = true;
  let row: string[] = [];
  let at = 0;

  /** Where the quote that was opened before `from` is closed; -1 when it never is. */
  const closingQuote = (from: number): number => {
    let end = text.indexOf('"', from);
    while (end !== -1 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
    return end - from > MAX_QUOTED ? -1 : end;
  };
  const cellEnd = (from: number): number => {
    let end = from;
    while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1;
    return end;
  };

  while (at < text.length) {
    let quoted = '';
    if (hasQuotes && text[at] === '"') {
      const close = closingQuote(at + 1);
      // From here on quotes are letters: looking again and again for an end that is not there would take for ever.
      if (close === -1) hasQuotes = false;
      else {
        quoted = unquote(text.slice(at + 1, close));
        at = close + 1;
      }
    }
    const end = cellEnd(at);
    if (row.length < MAX_CELLS) row.push(quoted + text.slice(at, end));
    at = end + 1;
    if (text[end] === delimiter && at < text.length) continue;
    if (text[end] === '\r' && text[at] === '\n') at += 1;
    if (row.some((cell) => cell !== '')) yield row;
    row = [];
  }
}
