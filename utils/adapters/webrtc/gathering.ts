import { NOTHING_GATHERED, type Gathered } from '../../core/connection/gathered.ts';
import type { Gathering } from '../../models/media-ports.ts';
import { accepts } from './accepts.ts';
import { configuration } from './configuration.ts';

export const gathering: Gathering = {
  accepts,
  gather(ice, isEnough, until) {
    return new Promise((resolve) => {
      let gathered: Gathered = NOTHING_GATHERED;
      if (until.aborted) {
        resolve(gathered);
        return;
      }
      const pc = new RTCPeerConnection(configuration(ice));
      const end = (): void => {
        until.removeEventListener('abort', end);
        pc.close();
        resolve(gathered);
      };
      const add = (more: Partial<Gathered>): void => {
        gathered = { ...gathered, ...more };
        if (gathered.complete || isEnough(gathered)) end();
      };
      until.addEventListener('abort', end, { once: true });
      pc.addEventListener('icecandidate', ({ candidate }) => {
        if (candidate !== null && candidate.candidate !== '')
          add({ candidates: [...gathered.candidates, candidate.candidate] });
      });
      pc.addEventListener('icecandidateerror', ({ url, errorCode }) => {
        add({ errors: [...gathered.errors, { url, code: errorCode }] });
      });
      pc.addEventListener('icegatheringstatechange', () => {
        if (pc.iceGatheringState === 'complete') add({ complete: true });
      });
      // A line of data is enough to gather for, and needs no device.
      pc.createDataChannel('');
      pc.setLocalDescription().catch(end);
    });
  },
};
