/** One-line notes and reactions that two people send each other while they talk. Never stored. */
import type { Rate } from '../broker/token-bucket.ts';
import { cleanLine } from '../protocol/text.ts';

export const MAX_NOTE_CODE_POINTS = 500;
/** A code point is at most two of a string's units. */
export const MAX_NOTE_CHARACTERS = 2 * MAX_NOTE_CODE_POINTS;

/** Of each side, so that a flood from one takes nothing of the other's away. */
export const MAX_NOTES = 300;

/** What a person can type stays far below; both sides hold to it, so nobody's honest note is dropped. */
export const NOTE_RATE: Rate = { burst: 10, perSecond: 1 };
export const REACTION_RATE: Rate = { burst: 8, perSecond: 2 };
/** A receiver grants a little more than a sender uses: what waited on the way arrives at once. */
export const received = ({ burst, perSecond }: Rate): Rate => ({ burst: 2 * burst, perSecond });

/** How long a reaction floats, ms. */
export const REACTION_LASTS = 4_000;
/** As many as are shown at once. */
export const MAX_REACTIONS = 12;

export const REACTIONS = ['yes', 'love', 'laugh', 'clap', 'party', 'hand'] as const;
export type Reaction = (typeof REACTIONS)[number];

/** A reaction as it floats up. */
export type ShownReaction = {
  readonly id: number;
  readonly mine: boolean;
  readonly reaction: Reaction;
  /** ms since 1970. */
  readonly at: number;
};

/** Why something was not sent. */
export type Unsent = 'no-channel' | 'too-fast';

/** Consecutive numbers of the sender's own. */
export type NoteId = number;

export type Note = {
  readonly id: NoteId;
  readonly mine: boolean;
  readonly text: string;
  /** ms since 1970, when it was sent or came here. */
  readonly at: number;
  /** Mine: the other window has it. */
  readonly arrived: boolean;
};

/** As much of what is typed as one note takes. */
export const keepNote = (text: string): string => Array.from(text).slice(0, MAX_NOTE_CODE_POINTS).join('');

/** A note as it may be sent and shown: one line, nothing unseen. Empty: there is nothing to send or to show. */
export const cleanNote = (text: string): string => {
  const cleaned = cleanLine(keepNote(text));
  // Normalizing may make a text longer; what is cut may have excused an unseen character.
  return keepNote(cleaned) === cleaned ? cleaned : cleanNote(keepNote(cleaned));
};

/** The list with one more; the oldest of the same side makes room. */
export const withNote = (notes: readonly Note[], note: Note): readonly Note[] => {
  const same = notes.filter(({ mine }) => mine === note.mine);
  const oldest = same.length >= MAX_NOTES ? same[0] : undefined;
  return [...notes.filter((one) => one !== oldest), note];
};
