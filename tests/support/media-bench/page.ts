/** A page with nothing but the call window's model on the real browser adapters. The test plays the background. */
import { effect } from '@preact/signals-core';
import { systemRandom } from '../../../utils/adapters/browser/system.ts';
import { callHashes } from '../../../utils/adapters/crypto/call-hashes.ts';
import { packDescription, unpackDescription } from '../../../utils/adapters/crypto/description.ts';
import { deviceChoices } from '../../../utils/adapters/media/device-choices.ts';
import { dataSaver } from '../../../utils/adapters/media/data-saver.ts';
import { delays } from '../../../utils/adapters/media/delays.ts';
import { network } from '../../../utils/adapters/media/network.ts';
import { reloadMemory } from '../../../utils/adapters/media/reload-memory.ts';
import { mediaSources } from '../../../utils/adapters/media/sources.ts';
import { peers } from '../../../utils/adapters/webrtc/peer.ts';
import type { CallId } from '../../../utils/core/protocol/letter.ts';
import type { Background } from '../../../utils/models/background.ts';
import { createCallSession } from '../../../utils/models/call-session/call-session.ts';

declare global {
  interface Window {
    /** Exposed by the test: what the background answers. */
    askBackground(type: string, data: unknown): Promise<unknown>;
    bench: ReturnType<typeof startBench>;
  }
}

const startBench = (call: CallId) => {
  let heard: Parameters<Background['on']>[0] = {};
  const background: Background = {
    ask: (type, ...[data]) =>
      window.askBackground(type, data) as ReturnType<typeof background.ask<typeof type>>,
    on: (listeners) => {
      heard = listeners;
    },
  };
  const session = createCallSession(
    call,
    {
      background,
      packing: { pack: packDescription, unpack: unpackDescription },
      sources: mediaSources,
      memory: reloadMemory,
      devices: deviceChoices,
      peers,
      delays,
      dataSaver,
      network,
      random: systemRandom,
      hashes: callHashes,
    },
    new AbortController().signal,
  );
  const play = (label: string, stream: MediaStream | null): void => {
    const video = document.querySelector<HTMLVideoElement>(`video[aria-label="${label}"]`);
    if (video === null || video.srcObject === stream) return;
    video.srcObject = stream;
    void video.play();
  };
  effect(() => play('Remote video', session.remote.value?.main ?? null));
  effect(() => {
    const track = session.own.value?.outgoing.value.tracks.camera;
    play('Your video', track === undefined ? null : new MediaStream([track]));
  });
  return {
    session,
    tell: (type: 'call-changed' | 'call-signal', data: unknown) =>
      (heard[type] as ((data: unknown) => void) | undefined)?.(data),
  };
};

window.bench = startBench(new URLSearchParams(location.search).get('call') as CallId);
