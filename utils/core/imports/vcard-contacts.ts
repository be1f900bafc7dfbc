/** Finds people of X in a contacts file. There is no one field for them: every program has its own. */
import {
  createContactList,
  isXLabel,
  parseXName,
  parseXProfile,
  withName,
  type Contact,
  type FoundContacts,
} from './contact.ts';
import { readCardLines, type CardLine } from './vcard-lines.ts';

const valuesOf = ({ params }: CardLine, names: readonly string[]): readonly string[] =>
  names.flatMap((name) => params.get(name) ?? []);

/** Whether a line says that it is about X: by its own words, or by the label of its group. */
const isAboutX = (line: CardLine, labels: ReadonlyMap<string, string>): boolean =>
  [
    ...valuesOf(line, ['TYPE', 'SERVICE-TYPE', 'X-SERVICE-TYPE', 'X-ABLABEL']),
    labels.get(line.group) ?? '',
  ].some(isXLabel);

const firstFound = (texts: readonly string[]): Contact | undefined =>
  texts.map(parseXName).find((found) => found !== undefined);

/** The scheme of an address that is only a name: `twitter:bob`, `x-apple:bob`. */
const SCHEME = /^(?:twitter|x|x-twitter|x-apple|xmpp|im):(?!\/\/)/i;

/** Notes mention many; whose profile stands in one may be the person. */
const findInNote = (note: string): Contact | undefined =>
  note
    .split(/[\s()<>"]+/)
    .map((word) => parseXProfile(word.replace(/[.,;:!]+$/, '')))
    .find((found) => found !== undefined);

/** In the order of trust: what a program calls X, an address of X among others, and what somebody wrote down. */
const FIELDS = ['named', 'address', 'note'] as const;
type Found = { readonly by: (typeof FIELDS)[number]; readonly contact: Contact | 'invalid' };

const ofField = (by: Found['by'], contact: Contact | 'invalid' | undefined): Found | undefined =>
  contact && { by, contact };

/** undefined: says nothing about X · invalid: is about X and names nobody. */
const readField = (line: CardLine, labels: ReadonlyMap<string, string>): Found | undefined => {
  const { name, value } = line;
  // Says what another line of its group is about, and nothing itself.
  if (name === 'X-ABLABEL') return undefined;
  if (/^X-(?:TWITTER|X)(?:-\w+)?$/.test(name)) return ofField('named', parseXName(value) ?? 'invalid');
  if (/^(?:X-)?SOCIALPROFILE$|^IMPP$|^URL$|^X-/.test(name)) {
    const isOurs = isAboutX(line, labels) || /^(?:twitter|x-twitter):/i.test(value);
    if (!isOurs) return ofField('address', parseXProfile(value));
    const userIds = valuesOf(line, ['X-USERID']).filter((said) => !/^\d+$/.test(said));
    const said = [...valuesOf(line, ['X-USER', 'USERNAME']), value.replace(SCHEME, ''), ...userIds];
    return ofField('named', firstFound(said) ?? 'invalid');
  }
  return name === 'NOTE' ? ofField('note', findInNote(value)) : undefined;
};

const readName = (lines: readonly CardLine[]): string | undefined => {
  const full = lines.find(({ name, value }) => name === 'FN' && value.trim() !== '')?.value;
  const [last = '', first = ''] = lines.find(({ name }) => name === 'N')?.value.split(';') ?? [];
  return full ?? `${first} ${last}`;
};

const readCard = (lines: readonly CardLine[]): Contact | 'no-handle' | 'invalid' => {
  const labels = new Map(
    lines
      .filter(({ name }) => name === 'X-ABLABEL')
      .map(({ group, value }) => [group, value.replace(/^_\$!<(.*)>!\$_$/, '$1').trim()]),
  );
  const found = lines.flatMap((line) => readField(line, labels) ?? []);
  const contact = FIELDS.flatMap((field) => found.filter(({ by }) => by === field))
    .map((one) => one.contact)
    .find((one) => one !== 'invalid');
  if (contact === undefined) return found.length > 0 ? 'invalid' : 'no-handle';
  return withName(contact, readName(lines));
};

export const isVcard = (text: string): boolean => /^\uFEFF?\s*BEGIN:VCARD/i.test(text);

/** A card without its end is counted as invalid: it may be half of one. */
export const readVcardContacts = (text: string): FoundContacts => {
  const list = createContactList();
  let lines: CardLine[] | undefined;
  for (const line of readCardLines(text)) {
    const isMark = line !== undefined && /^VCARD$/i.test(line.value.trim());
    if (isMark && line.name === 'BEGIN') {
      if (lines !== undefined) list.skip('invalid');
      lines = [];
    } else if (isMark && line.name === 'END' && lines !== undefined) {
      const found = readCard(lines);
      lines = undefined;
      if (typeof found === 'string') list.skip(found);
      else list.add(found);
    } else if (line !== undefined) lines?.push(line);
  }
  if (lines !== undefined) list.skip('invalid');
  return list.finish();
};
