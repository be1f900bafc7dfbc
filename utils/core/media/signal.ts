import type { Candidate } from '../protocol/letter.ts';
import type { NoteId, Reaction } from '../talk/note.ts';
import type { Description } from './description.ts';
import type { ProofMessage } from './proof-exchange.ts';

/** What the two sides tell each other about their connection, by letters or over the data channel. */
export type MediaWire =
  | {
      readonly type: 'description';
      readonly description: Description;
      readonly candidates: readonly Candidate[];
    }
  | { readonly type: 'candidates'; readonly candidates: readonly Candidate[] };

/** What a side sends at the moment, so that the other can show an avatar instead of a frozen picture. */
export type Sending = { readonly voice: boolean; readonly camera: boolean; readonly screen: boolean };

/** What concerns the other side of how well things get through here. */
export type Thrift = {
  /** Data saver is on: the other side saves too. */
  readonly saver: boolean;
  /** No picture is sent until the connection carries more. */
  readonly paused: boolean;
};

/** What the two windows say to each other over the data channel while the call is live. */
export type TalkMessage =
  | { readonly type: 'sending'; readonly sending: Sending }
  | { readonly type: 'thrift'; readonly thrift: Thrift }
  | ProofMessage
  /** This side ends the call: its channel closes now for good. */
  | { readonly type: 'bye' }
  | { readonly type: 'note'; readonly id: NoteId; readonly text: string }
  /** That note is here. */
  | { readonly type: 'noted'; readonly id: NoteId }
  | { readonly type: 'reaction'; readonly reaction: Reaction }
  /** Whether the sender put the call on hold. */
  | { readonly type: 'hold'; readonly on: boolean };

/** Everything that travels over the data channel. */
export type ChannelMessage = MediaWire | TalkMessage;
