import type { DeviceKind } from './device-choice.ts';
import type { DeviceProblem } from './devices.ts';

/** Something about a device that the person should know and need not act on. */
export type DeviceNotice =
  | { readonly type: 'gone'; readonly source: DeviceKind; readonly from: string; readonly to: string }
  | { readonly type: 'back'; readonly source: DeviceKind; readonly to: string }
  /** What was chosen did not open; what was used before still is. */
  | {
      readonly type: 'kept';
      readonly source: 'microphone' | 'camera';
      readonly wanted: string;
      readonly why: DeviceProblem;
    }
  /** What was chosen in an earlier call is plugged in and did not open; another one did. */
  | {
      readonly type: 'instead';
      readonly source: 'microphone' | 'camera';
      readonly wanted: string;
      readonly to: string;
    }
  /** Neither opened nor refused for long. */
  | { readonly type: 'unanswered'; readonly source: 'microphone' | 'camera' };
