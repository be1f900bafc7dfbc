/**
 * Files of an X archive are scripts that assign one array: `window.YTD.following.part0 = [ {…}, {…} ]`. They are read
 * as they stream in, one element at a time, because a list of half a million people is 60 MB of text.
 *
 *   head ──"= ["──► between ◄──"{" … "}"──► element
 *                      └──"]"──► after (nothing but blanks)
 */
import { err, ok, type Result } from '../lib/result.ts';

export type ArchiveHead = { readonly name: string; readonly part: number };

/** not-archive: another kind of text · wrong-shape: begins as an archive's file and goes on as something else. */
export type ArchiveTrouble = 'empty' | 'not-archive' | 'wrong-shape' | 'cut-off';

const HEAD = /^\uFEFF?\s*window\.YTD\.([A-Za-z_]+)\.part(\d+)\s*=\s*\[/;
/** Longer heads and elements than X has ever written: memory stays small whatever the file is. */
const MAX_HEAD = 400;
const MAX_ELEMENT = 100_000;

const [QUOTE, COMMA, BACKSLASH, OPEN, CLOSE, END, SEMICOLON] = [34, 44, 92, 123, 125, 93, 59];
const isBlank = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** `take` gets each element of the array, undefined for one that is no JSON. */
export const createArchiveReader = (take: (element: unknown, head: ArchiveHead) => void) => {
  let head: ArchiveHead | undefined;
  let phase: 'head' | 'between' | 'element' | 'after' = 'head';
  let trouble: ArchiveTrouble | undefined;
  let rest = '';
  let depth = 0;
  let isInString = false;
  let isEscaped = false;

  /** Gives what follows the head, or undefined while there is more to come of it. */
  const readHead = (text: string): string | undefined => {
    rest += text;
    const found = HEAD.exec(rest);
    if (found === null) {
      if (rest.trim().length > MAX_HEAD) trouble = 'not-archive';
      return undefined;
    }
    head = { name: found[1] ?? '', part: Number(found[2]) };
    phase = 'between';
    const body = rest.slice(found[0].length);
    rest = '';
    return body;
  };

  /** Whether this character ends the element. */
  const endsElement = (code: number): boolean => {
    if (isEscaped) isEscaped = false;
    else if (isInString) {
      if (code === BACKSLASH) isEscaped = true;
      else if (code === QUOTE) isInString = false;
    } else if (code === QUOTE) isInString = true;
    else if (code === OPEN) depth += 1;
    else if (code === CLOSE) depth -= 1;
    return depth === 0;
  };

  const readBody = (text: string, { name, part }: ArchiveHead): void => {
    let start = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (phase === 'element') {
        if (!endsElement(code)) continue;
        take(parseJson(rest + text.slice(start, at + 1)), { name, part });
        rest = '';
        phase = 'between';
      } else if (phase === 'between' && code === OPEN) {
        [phase, depth, start] = ['element', 1, at];
      } else if (phase === 'between' && code === END) phase = 'after';
      else if (!isBlank(code) && code !== (phase === 'after' ? SEMICOLON : COMMA)) {
        trouble = 'wrong-shape';
        return;
      }
    }
    if (phase === 'element') rest += text.slice(start);
    if (rest.length > MAX_ELEMENT) trouble = 'wrong-shape';
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
