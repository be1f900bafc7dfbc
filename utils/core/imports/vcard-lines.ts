/** vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350) as far as lines: unfolded, decoded, taken apart. */

export type CardLine = {
  /** Upper case, without its group. */
  readonly name: string;
  /** What ties a value to its label: `item1`. */
  readonly group: string;
  /** Upper-case names; a parameter without a name (2.1) is a TYPE. */
  readonly params: ReadonlyMap<string, readonly string[]>;
  readonly value: string;
};

const PARTS = /^(?:([\w-]+)\.)?([\w-]+)((?:;(?:[^:;"]|"[^"]*")*)*):(.*)$/s;

const ESCAPED = /=([0-9A-Fa-f]{2})/g;

/** 2.1 has no charset in the file; what is not UTF-8 is read as Latin-1, which every old phone wrote. */
const decodeQuotedPrintable = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('%', '%25').replaceAll(ESCAPED, '%$1'));
  } catch {
    return text.replaceAll(ESCAPED, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  }
};

const unescapeValue = (text: string): string =>
  text.replaceAll(/\\([\\,;:nN])/g, (_, escaped: string) => (escaped.toLowerCase() === 'n' ? '\n' : escaped));

const readParams = (text: string): ReadonlyMap<string, readonly string[]> => {
  const params = new Map<string, readonly string[]>();
  for (const [, param = ''] of text.matchAll(/;((?:[^;"]|"[^"]*")*)/g)) {
    const equals = param.indexOf('=');
    const key = equals === -1 ? 'TYPE' : param.slice(0, equals).trim().toUpperCase();
    const value = param
      .slice(equals + 1)
      .trim()
      .replaceAll('"', '');
    params.set(key, [...(params.get(key) ?? []), ...value.split(',')]);
  }
  return params;
};

const isQuotedPrintable = (params: CardLine['params']): boolean =>
  [...(params.get('ENCODING') ?? []), ...(params.get('TYPE') ?? [])].some(
    (value) => value.toUpperCase() === 'QUOTED-PRINTABLE',
  );

/** Undefined for a line that is none. */
const readLine = (line: string): CardLine | undefined => {
  const [, group = '', name, params = '', value = ''] = PARTS.exec(line) ?? [];
  if (name === undefined) return undefined;
  const read = readParams(params);
  return {
    name: name.toUpperCase(),
    group: group.toLowerCase(),
    params: read,
    value: unescapeValue(isQuotedPrintable(read) ? decodeQuotedPrintable(value) : value),
  };
};

/** Longer lines are photographs, and nothing that is read here. */
const MAX_LINE = 20_000;
/** Names and parameters are at the beginning. */
const MAX_FRONT = 1000;
const SOFT_BREAKS = /^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE/i;

/** A file's lines, unfolded: a blank at the beginning continues a line, and so does `=` at the end of quoted-printable. */
export function* readCardLines(text: string): Generator<CardLine | undefined> {
  let whole = '';
  let isSoft = false;
  const extend = (more: string): void => {
    if (whole.length <= MAX_LINE) whole += more;
  };
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    if (isSoft) {
      if (whole.endsWith('=')) whole = whole.slice(0, -1);
      extend(line);
    } else if (/^[ \t]/.test(line)) extend(line.slice(1));
    else {
      if (whole !== '' && whole.length <= MAX_LINE) yield readLine(whole);
      whole = line;
    }
    isSoft = line.endsWith('=') && SOFT_BREAKS.test(whole.slice(0, MAX_FRONT));
  }
  if (whole !== '' && whole.length <= MAX_LINE) yield readLine(whole);
}
