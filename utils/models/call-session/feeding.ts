import { effect, type ReadonlySignal } from '@preact/signals-core';
import { LINES } from '../../core/media/lines.ts';
import type { Sending } from '../../core/media/signal.ts';
import type { Connection } from './connection.ts';
import type { OwnMedia } from './own-media.ts';
import type { Talk } from './talk.ts';

const NOTHING_SENT: Sending = { voice: false, camera: false, screen: false };

/** Gives the connection what the devices give, and tells the other side; nothing while the call is on hold. */
export const feedConnection = (
  own: ReadonlySignal<OwnMedia | undefined>,
  connection: ReadonlySignal<Connection | undefined>,
  onHold: ReadonlySignal<boolean>,
  talk: Talk,
  until: AbortSignal,
): void => {
  const stop = effect(() => {
    const outgoing = own.value?.outgoing.value;
    const made = connection.value;
    if (outgoing === undefined || made === undefined) return;
    const held = onHold.value;
    for (const { name } of LINES) made.setTrack(name, held ? undefined : outgoing.tracks[name]);
    if (talk.open.value) talk.say({ type: 'sending', sending: held ? NOTHING_SENT : outgoing.sending });
  });
  until.addEventListener('abort', stop);
};
