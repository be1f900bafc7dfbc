/**
 * Each of these runs where `inExtension` does, in either browser: what the browser told the extension of notifications of
 * rings that were closed. Only then is it proved that it did nothing of it.
 */
type Noting = typeof globalThis & { closedRings?: number; readonly browser?: typeof chrome };

export const noteClosed = (): void => {
  const here = globalThis as Noting;
  const isNew = here.closedRings === undefined;
  here.closedRings = 0;
  if (!isNew) return;
  (here.browser ?? chrome).notifications.onClosed.addListener((id) => {
    if (id.startsWith('ring|')) here.closedRings = (here.closedRings ?? 0) + 1;
  });
};

export const closedRings = (): number => (globalThis as Noting).closedRings ?? 0;
