import { effect, signal, type ReadonlySignal } from '@preact/signals-core';
import type { Picture, Pictures } from '../media-ports.ts';

/** Picture-in-picture of one call: one at a time, gone with the call. */
export type SmallWindow = {
  /** undefined: this browser has none. `window` holds controls, `video` is a bare picture. */
  readonly kind: Pictures['kind'];
  readonly shown: ReadonlySignal<Picture | undefined>;
  readonly toggle: () => void;
};

export const createSmallWindow = (
  pictures: Pictures,
  connected: ReadonlySignal<boolean>,
  until: AbortSignal,
): SmallWindow => {
  const shown = signal<Picture | undefined>();
  let opening = false;

  const open = async (): Promise<void> => {
    if (opening || !connected.peek()) return;
    opening = true;
    const picture = await pictures.open(() => void (shown.value = undefined));
    opening = false;
    shown.value = picture;
    // The call ended while the browser opened it.
    if (!connected.peek()) picture?.close();
  };

  const stop = effect(() => {
    if (!connected.value) shown.peek()?.close();
  });
  until.addEventListener('abort', () => {
    shown.peek()?.close();
    stop();
  });

  return {
    kind: pictures.kind,
    shown,
    toggle() {
      const now = shown.peek();
      if (now === undefined) void open();
      else now.close();
    },
  };
};
