/**
 * The media lines of every call, in the order in which the offerer creates them. Those for a screen come a moment after the
 * connection, with or without anything on them: they would hold up the first pictures, and starting to share needs no
 * exchange of its own.
 */
export const LINES = [
  { name: 'voice', kind: 'audio', later: false },
  { name: 'camera', kind: 'video', later: false },
  { name: 'screen', kind: 'video', later: true },
  /** What the shared screen, window or tab plays. */
  { name: 'sound', kind: 'audio', later: true },
] as const;

export type Line = (typeof LINES)[number]['name'];
