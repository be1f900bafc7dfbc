import type { MediaKind } from '../protocol/letter.ts';

/** What a call is whose button names only the person: a camera goes on by a press that said video, never else. */
export const UNSAID_KIND: MediaKind = 'audio';
