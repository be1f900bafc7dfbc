import type { PublicKey } from '../people/card.ts';
import type { Letter, LetterPayloads, LetterType } from '../protocol/letter.ts';
import type { CallCommand, MediaEvent, MediaSignal } from './input.ts';
import type { IncomingVerdict } from './state.ts';
import type { InvitePlacement } from './view.ts';

/** Everything that can happen to a call. `at`: ms since 1970. */
export type CallEvent = { readonly at: number } & (
  | { readonly type: 'letter'; readonly device: PublicKey; readonly letter: Letter }
  | { readonly type: 'command'; readonly command: CallCommand }
  | { readonly type: 'media'; readonly event: MediaEvent }
  | { readonly type: 'deadline' }
  | { readonly type: 'window-closed' }
  /** Caller: the ring for this device could not even be handed to the broker. */
  | { readonly type: 'not-sent'; readonly device: PublicKey }
  /** Caller: the invited person answered. */
  | { readonly type: 'paired' }
  | { readonly type: 'invite-placed'; readonly placed: InvitePlacement }
  /** Caller: ring these devices. */
  | { readonly type: 'dial'; readonly devices: readonly PublicKey[] }
  /** Caller: these devices are at other servers; `asks`: hosts of those that nobody agreed to yet. */
  | { readonly type: 'visit'; readonly asks: readonly string[] }
  /** Caller, glare: repeat the ring to the device that rings me, so that both keep theirs for a moment. */
  | { readonly type: 'repeat-ring'; readonly device: PublicKey }
  /** Callee: a ring was screened. */
  | {
      readonly type: 'screened';
      readonly device: PublicKey;
      readonly verdict: IncomingVerdict;
      readonly duration: number;
    }
  /** Callee: another call was accepted here. */
  | { readonly type: 'refuse' }
  /** Another call goes on instead of this one. `by`: the device of that call, which needs no word of it. */
  | { readonly type: 'superseded'; readonly by?: PublicKey }
);

/** What the transition wants done, as data. */
export type CallEffect =
  | SendEffect
  /** For the media of the call window. */
  | { readonly do: 'signal'; readonly signal: MediaSignal }
  /** `dial` shall be sent with the devices known now. */
  | { readonly do: 'find-devices' }
  /** `dial` shall be sent with the devices that can be rung once we are connected to their servers. */
  | { readonly do: 'visit' }
  | { readonly do: 'block-person' }
  | { readonly do: 'open-window'; readonly background: boolean }
  | { readonly do: 'show-window' }
  | { readonly do: 'close-window' }
  | { readonly do: 'unexpected'; readonly phase: string; readonly event: string };

export type SendEffect = {
  [T in LetterType]: {
    readonly do: 'send';
    readonly to: PublicKey;
    readonly type: T;
    readonly payload: LetterPayloads[T];
  };
}[LetterType];
