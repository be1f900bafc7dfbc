import { signal } from '@preact/signals';
import type { InCallView } from '../../../components/call/in-call.ts';
import type { Note, ShownReaction } from '../../../utils/core/talk/note.ts';

export const NOW = Date.UTC(2026, 10, 14, 12);

export const CALM: InCallView = {
  panel: 'none',
  notes: [],
  unread: 0,
  flooded: false,
  reactions: [],
  selfSpeaking: signal(false),
  talkingMuted: false,
  pushToTalk: false,
  hangUpAsked: false,
  held: { mine: false, theirs: false },
  picture: { shown: false },
  fullScreen: false,
  characterKeys: true,
};

export const notes: readonly Note[] = [
  {
    id: 1,
    mine: false,
    text: 'https://example.org/a/very/long/address/that/does/not/fit?and=has&many=parameters',
    at: NOW - 90_000,
    arrived: true,
  },
  { id: 1, mine: true, text: 'Got it, thank you 🙏', at: NOW - 60_000, arrived: true },
  { id: 2, mine: false, text: 'شكرا جزيلا! See page 4.', at: NOW - 30_000, arrived: true },
  { id: 2, mine: true, text: 'On it', at: NOW - 9_000, arrived: false },
  { id: 3, mine: false, text: 'The number is +43 1 234 567', at: NOW - 2_000, arrived: true },
];

export const reactions: readonly ShownReaction[] = [
  { id: 1, mine: false, reaction: 'party', at: NOW - 1_500 },
  { id: 2, mine: true, reaction: 'love', at: NOW - 500 },
];
