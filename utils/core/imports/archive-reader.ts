/**
 * Files of an X archive are scripts that assign one array: `window.YTD.following.part0 = [ {…}, {…} ]`. They are read
 * as they stream in, one element at a time, because a list of half a million people is 60 MB of text.
 *
 *   head ──"= ["──► between ◄──"{" … "}"──► element
 *                      └──"]"──► after (nothing but blanks)
 */
import { parseJson } from '../lib/parse-json.ts';
import { err, ok, type Result } from '../lib/result.ts';

export type ArchiveHead = { readonly name: string; readonly part: number };

/** not-archive: another kind of text · wrong-shape: begins as an archive's file and goes on as something else. */
export type ArchiveTrouble = 'empty' | 'not-archive' | 'wrong-shape' | 'cut-off';

const HEAD = /^\uFEFF?\s*window\.YTD\.([A-Za-z_]+)\.part(\d+)\s*=\s*\[/;
/** Longer heads and elements than X has ever written: memory stays small whatever the file is. */
const MAX_HEAD = 400;
const MAX_ELEMENT = 100_000;

const QUOTE = 34;
const COMMA = 44;
const SEMICOLON = 59;
const BACKSLASH = 92;
const END = 93;
const OPEN = 123;
const CLOSE = 125;
const isBlank = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;

/** Where a scan is inside an element. */
type Inside = { readonly depth: number; readonly isInString: boolean; readonly isEscaped: boolean };
const OUTSIDE: Inside = { depth: 0, isInString: false, isEscaped: false };

/**
 * Where the element ends that `inside` is in the middle of, or where it stands when the text is over before. In a loop
 * of its own with nothing but locals: it sees every character of 60 MB.
 */
const findEnd = (text: string, from: number, inside: Inside): { readonly end: number } | Inside => {
  let { depth, isInString, isEscaped } = inside;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isEscaped) isEscaped = false;
    else if (isInString) {
      if (code === BACKSLASH) isEscaped = true;
      else if (code === QUOTE) isInString = false;
    } else if (code === QUOTE) isInString = true;
    else if (code === OPEN) depth += 1;
    else if (code === CLOSE) {
      depth -= 1;
      if (depth === 0) return { end: at + 1 };
    }
  }
  return { depth, isInString, isEscaped };
};

/** `take` gets each element of the array, undefined for one that is no JSON. */
export const createArchiveReader = (take: (element: unknown, head: ArchiveHead) => void) => {
  let head: ArchiveHead | undefined;
  let phase: 'head' | 'between' | 'element' | 'after' = 'head';
  let trouble: ArchiveTrouble | undefined;
  /** The beginning of a head or an element whose end is still to come. */
  let rest = '';
  let inside = OUTSIDE;

  /** Gives what follows the head, or undefined while there is more to come of it. */
  const readHead = (text: string): string | undefined => {
    rest = (rest + text).trimStart();
    const found = HEAD.exec(rest);
    // However the text is cut into pieces, the same head is too long.
    if ((found?.[0] ?? rest).length > MAX_HEAD) trouble = 'not-archive';
    if (found === null || trouble !== undefined) return undefined;
    head = { name: found[1] ?? '', part: Number(found[2]) };
    phase = 'between';
    const body = rest.slice(found[0].length);
    rest = '';
    return body;
  };

  /** Reads from `at` inside an element; gives where to go on. */
  const readElement = (text: string, at: number, of: ArchiveHead): number => {
    const found = findEnd(text, at, inside);
    if (rest.length + ('end' in found ? found.end : text.length) - at > MAX_ELEMENT) {
      trouble = 'wrong-shape';
      return text.length;
    }
    if ('end' in found) {
      take(parseJson(rest + text.slice(at, found.end)), of);
      rest = '';
      inside = OUTSIDE;
      phase = 'between';
      return found.end;
    }
    inside = found;
    rest += text.slice(at);
    return text.length;
  };

  const readBody = (text: string, of: ArchiveHead): void => {
    let at = 0;
    while (at < text.length && trouble === undefined) {
      const code = text.charCodeAt(at);
      if (phase === 'element' || (phase === 'between' && code === OPEN)) {
        phase = 'element';
        at = readElement(text, at, of);
        continue;
      }
      if (phase === 'between' && code === END) phase = 'after';
      else if (!isBlank(code) && code !== (phase === 'after' ? SEMICOLON : COMMA)) trouble = 'wrong-shape';
      at += 1;
    }
  };

  return {
    /** False: whatever follows, this is not a sound file, and `end` says why. */
    push(text: string): boolean {
      if (trouble !== undefined) return false;
      const body = head === undefined ? readHead(text) : text;
      if (body !== undefined && head !== undefined) readBody(body, head);
      return trouble === undefined;
    },

    end(): Result<ArchiveHead, ArchiveTrouble> {
      if (trouble !== undefined) return err(trouble);
      if (head === undefined) return err(rest.replace('\uFEFF', '').trim() === '' ? 'empty' : 'not-archive');
      return phase === 'after' ? ok(head) : err('cut-off');
    },
  };
};
