import { signal, type ReadonlySignal } from '@preact/signals-core';
import { createOwnMedia, type OwnMedia, type OwnMediaPorts } from './call-session/own-media.ts';

export type DeviceCheck = {
  /** As in a call that nobody else is in. */
  readonly own: ReadonlySignal<OwnMedia>;
  /** Opens microphone and camera, which may ask the person. */
  readonly start: () => void;
  /** Closes them. Nothing while they are not open. */
  readonly stop: () => void;
};

/** Every try begins anew. */
const NO_MEMORY: OwnMediaPorts['memory'] = { read: () => undefined, write: () => undefined };

/** Looks at and listens to one's own devices outside of calls. */
export const createDeviceCheck = (ports: Omit<OwnMediaPorts, 'memory'>, until: AbortSignal): DeviceCheck => {
  let end = new AbortController();
  const create = (): OwnMedia =>
    createOwnMedia({ ...ports, memory: NO_MEMORY }, true, AbortSignal.any([end.signal, until]));
  const own = signal(create());
  return {
    own,
    start: () => own.peek().dispatch({ type: 'start' }),
    stop() {
      if (own.peek().devices.peek().phase !== 'open') return;
      end.abort();
      end = new AbortController();
      own.value = create();
    },
  };
};
