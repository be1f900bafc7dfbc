import type { Typed } from './typed.ts';
import type { DeclineWords } from '../../utils/core/call/decline.ts';
import type { CallAgain } from '../../utils/core/call/input.ts';
import type { CallView } from '../../utils/core/call/view.ts';
import type { PermissionSettings } from '../../utils/core/media/permission-settings.ts';
import type { InCallActions } from './in-call.ts';
import type { Troubled } from './problem-text.ts';

/** What the call window can be asked for. */
export type CallActions = InCallActions & {
  readonly mute: () => void;
  readonly camera: () => void;
  readonly share: () => void;
  readonly saveData: (on: boolean) => void;
  readonly hangUp: () => void;
  readonly accept: (kind: CallView['kind']) => void;
  readonly decline: (words?: DeclineWords) => void;
  readonly sendReason: (text: string) => void;
  readonly cancelCountdown: () => void;
  /** The server that the window asks about may see our network address. */
  readonly connect: () => void;
  readonly retry: (source: Troubled) => void;
  /** The person compared the safety code. */
  readonly sameCode: () => void;
  readonly otherCode: () => void;
  /** Where a refusal of the browser's is undone. */
  readonly settings: PermissionSettings;
  readonly callAgain: (how: CallAgain) => void;
  /** Takes “in N minutes”. Answers when that is, ms; null: nothing came of it. */
  readonly remind: () => Promise<number | null>;
  readonly write: () => void;
  /** This stands in the field now, unsent. */
  readonly type: (field: keyof Typed, text: string) => void;
  readonly close: () => void;
};
