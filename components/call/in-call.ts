import type { ReadonlySignal } from '@preact/signals';
import type { Note, Reaction, ShownReaction, Unsent } from '../../utils/core/talk/note.ts';

export type Panel = 'none' | 'notes' | 'more' | 'shortcuts';

/** What is shown of a call beside pictures and facts. */
export type InCallView = {
  readonly panel: Panel;
  readonly notes: readonly Note[];
  readonly unread: number;
  /** Some notes came too fast and were left out. */
  readonly flooded: boolean;
  readonly reactions: readonly ShownReaction[];
  /** This side is heard at this moment, while its camera is off. */
  readonly selfSpeaking: ReadonlySignal<boolean>;
  readonly talkingMuted: boolean;
  /** The key of push-to-talk is held. */
  readonly pushToTalk: boolean;
  readonly hangUpAsked: boolean;
  readonly held: { readonly mine: boolean; readonly theirs: boolean };
  /** undefined: this browser has no picture-in-picture. */
  readonly picture: { readonly shown: boolean } | undefined;
  readonly fullScreen: boolean;
  readonly characterKeys: boolean;
};

export type InCallActions = {
  /** Opens a panel, or closes it when it is open. */
  readonly show: (panel: Panel) => void;
  /** Gives why a note was not sent. */
  readonly sendNote: (text: string) => Unsent | undefined;
  readonly react: (reaction: Reaction) => Unsent | undefined;
  readonly picture: () => void;
  readonly fullScreen: () => void;
  readonly hold: () => void;
  readonly useCharacterKeys: (on: boolean) => void;
  readonly copy: (text: string) => Promise<boolean>;
};
