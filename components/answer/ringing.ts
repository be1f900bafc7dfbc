import type { DeclineWords } from '../../utils/core/call/decline.ts';
import type { CallView, PersonLabel } from '../../utils/core/call/view.ts';

/** A call that rings here, and every answer to it. */
export type Ringing = {
  readonly view: CallView;
  /** Who is talked to now, and has to wait once this call is taken. */
  readonly holds: PersonLabel | undefined;
  readonly accept: () => void;
  /** Undefined: they ring without a picture. */
  readonly acceptAudioOnly: (() => void) | undefined;
  readonly decline: (words?: DeclineWords) => void;
  readonly ignore: () => void;
  readonly block: () => void;
};
