/**
 * The media lines of every call, in the order in which the offerer creates them; each one's mid is its place here.
 * All exist from the beginning, with or without anything on them: starting to share then needs no new exchange.
 */
export const LINES = [
  { name: 'voice', kind: 'audio' },
  { name: 'camera', kind: 'video' },
  { name: 'screen', kind: 'video' },
  /** What the shared screen, window or tab plays. */
  { name: 'sound', kind: 'audio' },
] as const;

export type Line = (typeof LINES)[number]['name'];

/** `mid` of RFC 5888. */
export const midOf = (line: Line): string => String(LINES.findIndex(({ name }) => name === line));
