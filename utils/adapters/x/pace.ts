/** Waits between looks while something that belongs on the page is missing, ms; 74 s in all. */
const PROBES = [50, 100, 150, 250, 400, 600, 1000, 1500, 2000, 3000, 5000, 5000, 10_000, 15_000, 30_000];
/** After that only an event wakes us, or this, ms, while a chat has no root: its coming fires no mutation. */
const LONG_MS = 60_000;
/** Mutations come in bursts; one look per burst. Well below the 300 ms in which a stale button must be gone. */
const BURST_MS = 50;

export type Pace = {
  /** Look within so many ms; many calls make one look. */
  readonly soon: (within?: number) => void;
  /** Something is missing whose coming may be silent: look again now and then, for a while or, if `isSilent`, always. */
  readonly probe: (isSilent?: boolean) => void;
  /** Nothing is missing: no look is due, and the next loss is probed for from the beginning. */
  readonly rest: () => void;
};

/** Calls `look` when asked, until `signal` ends it. At rest no timer runs. */
export const createPace = (look: () => void, signal: AbortSignal): Pace => {
  let soonTimer: ReturnType<typeof setTimeout> | undefined;
  let due = Infinity;
  let probeTimer: ReturnType<typeof setTimeout> | undefined;
  let probes = 0;

  const rest = (): void => {
    clearTimeout(probeTimer);
    probes = 0;
  };
  signal.addEventListener('abort', () => {
    clearTimeout(soonTimer);
    rest();
  });

  return {
    rest,
    soon(within = BURST_MS) {
      const at = performance.now() + within;
      if (signal.aborted || at >= due) return;
      clearTimeout(soonTimer);
      due = at;
      soonTimer = setTimeout(() => {
        due = Infinity;
        look();
      }, within);
    },
    probe(isSilent = false) {
      const wait = PROBES[probes] ?? (isSilent ? LONG_MS : undefined);
      // Asked for at the end of a look: what had been due soon after it is not any more.
      clearTimeout(probeTimer);
      if (signal.aborted || wait === undefined) return;
      probeTimer = setTimeout(() => {
        probes += 1;
        look();
      }, wait);
    },
  };
};
