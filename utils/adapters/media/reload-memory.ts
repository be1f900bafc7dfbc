import type { ReloadMemory } from '../../models/media-ports.ts';

const KEY = 'own-media';
const HELD = 'held';

/** In the session storage of the window: it outlives a reload and nothing else. */
export const reloadMemory: ReloadMemory = {
  read() {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('muted' in kept) || !('camera' in kept))
      return undefined;
    return { muted: kept.muted === true, camera: kept.camera === true };
  },
  write: (kept) => sessionStorage.setItem(KEY, JSON.stringify(kept)),
  isHeld: () => sessionStorage.getItem(HELD) !== null,
  keepHeld: (on) => (on ? sessionStorage.setItem(HELD, 'yes') : sessionStorage.removeItem(HELD)),
};
