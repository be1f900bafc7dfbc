/** The call as the background tells it, and this side's devices, which begin with the first that is told. */
import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { IceSettings } from '../media-ports.ts';
import type { CallView } from '../../core/call/view.ts';
import type { CallLetters } from './letters.ts';
import { createOwnMedia, type OwnMedia, type OwnMediaPorts } from './own-media.ts';
import type { EnterPhase } from './phases.ts';

export type Following = {
  /** undefined while loading; null: there is no such call (any more). */
  readonly view: ReadonlySignal<CallView | null | undefined>;
  /** undefined until the call is known. */
  readonly own: ReadonlySignal<OwnMedia | undefined>;
  /** The background could not be reached; it is asked again by `refresh`. */
  readonly unreachable: ReadonlySignal<boolean>;
  readonly refresh: () => void;
  /** The background says how the call stands. */
  readonly follow: (next: CallView) => void;
  /** Something did not get to the background. */
  readonly lost: () => void;
};

/** `closed`: this window has done with the call, whatever the background still says. `until`: the window goes. */
type Ends = { readonly closed: AbortSignal; readonly until: AbortSignal; readonly either: AbortSignal };

const RETRY_INTERVAL = 2_000;

/** The rule that let a call in may say that my camera stays off until I switch it on. */
const opensCamera = ({ kind, judgement }: CallView): boolean =>
  kind === 'video' && judgement?.options.cameraOff !== true;

export const createFollowing = (
  letters: Pick<CallLetters, 'open'>,
  enter: EnterPhase,
  close: () => void,
  ports: OwnMediaPorts,
  { closed, until, either }: Ends,
): Following => {
  const view = signal<CallView | null | undefined>();
  const own = signal<OwnMedia | undefined>();
  const unreachable = signal(false);
  let ice: IceSettings | undefined;
  /** The last view that was told, rather than asked for. */
  let told: CallView | undefined;
  let isRetrying = false;

  const useOwn = (current: CallView): OwnMedia => {
    const media = own.value ?? createOwnMedia(ports, opensCamera(current), either);
    // Accepted elsewhere, perhaps with sound only; or let in by another rule than before.
    if (view.value && opensCamera(view.value) !== opensCamera(current))
      media.dispatch({ type: 'wish-camera', on: opensCamera(current) });
    own.value = media;
    return media;
  };

  const take = (next: CallView): void => {
    const before = view.value;
    if (before === null || before?.phase === 'ended' || ice === undefined) return;
    unreachable.value = false;
    if (closed.aborted) {
      view.value = next;
      return;
    }
    const media = useOwn(next);
    view.value = next;
    enter(next, media, ice);
  };

  /** A message wakes a background that was stopped; one that fails all the same is tried again. */
  const lost = (): void => {
    if (view.value === null || view.value?.phase === 'ended') return;
    unreachable.value = true;
    // However many messages got lost.
    if (isRetrying) return;
    isRetrying = true;
    ports.delays.after(
      RETRY_INTERVAL,
      () => {
        isRetrying = false;
        refresh();
      },
      until,
    );
  };

  const follow = (next: CallView): void => {
    told = next;
    take(next);
  };

  const refresh = (): void => {
    const before = told;
    void letters.open().then(
      (answer) => {
        if (answer === null) {
          if (view.value?.phase !== 'ended') view.value = null;
          close();
          return;
        }
        ice ??= answer.ice;
        // What was told while the answer was on its way is newer.
        take(told === undefined || told === before ? answer.view : told);
      },
      () => lost(),
    );
  };

  return { view, own, unreachable, refresh, follow, lost };
};
