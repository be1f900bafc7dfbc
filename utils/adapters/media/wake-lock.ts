/** Keeps the screen on until aborted. The browser takes the lock away from a hidden window; it comes back with it. */
export const keepAwake = (until: AbortSignal): void => {
  // Firefox on some systems has none; the call does not depend on it.
  if (!('wakeLock' in navigator)) return;
  const lock = async (): Promise<void> => {
    if (document.visibilityState !== 'visible') return;
    const held = await navigator.wakeLock.request('screen').catch(() => undefined);
    if (until.aborted) await held?.release();
    else until.addEventListener('abort', () => void held?.release(), { once: true });
  };
  document.addEventListener('visibilitychange', () => void lock(), { signal: until });
  void lock();
};
