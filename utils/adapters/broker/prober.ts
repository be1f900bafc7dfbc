import { encodeBase64url } from '../../core/protocol/base64url.ts';
import type { Random } from '../../models/ports/system.ts';

/** A link that is silent for this long is probed, in ms: with the deadline of the echo, a dead one is known in 25 s. */
const SILENCE = 20_000;
/** An echo is one round trip to the broker; one that takes longer than this is no link to hold a call on. */
const ECHO_DEADLINE = 5000;
/** While letters arrive nothing needs to be proved. */
const RECENTLY = 5000;

export type Prober = {
  /** Asks for an echo, unless one is awaited. */
  probe(): void;
  /** The same, unless something was heard just now. */
  probeIfSilent(): void;
  heard(): void;
  echo(nonce: string): void;
};

/**
 * Watches over one socket by sending nonces that must come back. `proved` is called with each echo; `failed`, once,
 * when one does not come.
 */
export const createProber = (
  deps: {
    readonly random: Random;
    readonly send: (nonce: string) => void;
    readonly proved: () => void;
    readonly failed: () => void;
  },
  until: AbortSignal,
): Prober => {
  let awaited: { readonly nonce: string; readonly deadline: ReturnType<typeof setTimeout> } | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let heardAt = -Infinity;

  const probe = (): void => {
    if (awaited || until.aborted) return;
    const nonce = encodeBase64url(deps.random.bytes(16));
    awaited = { nonce, deadline: setTimeout(deps.failed, ECHO_DEADLINE) };
    deps.send(nonce);
  };
  const heard = (): void => {
    heardAt = performance.now();
    clearTimeout(silence);
    silence = setTimeout(probe, SILENCE);
  };
  until.addEventListener('abort', () => {
    clearTimeout(silence);
    clearTimeout(awaited?.deadline);
  });

  return {
    probe,
    heard,
    probeIfSilent: () => {
      if (performance.now() - heardAt > RECENTLY) probe();
    },
    echo: (nonce) => {
      heard();
      if (nonce !== awaited?.nonce) return;
      clearTimeout(awaited.deadline);
      awaited = undefined;
      deps.proved();
    },
  };
};
