import type { FromPages, ToPages } from './ports/messages.ts';

/** Nothing is given where nothing is sent. */
export type Given<In> = [In] extends [void] ? [] : [data: In];

/** The background as our own pages see it. */
export interface Background {
  /** Rejects when the background cannot be reached, fails or refuses. */
  ask<K extends keyof FromPages>(type: K, ...data: Given<FromPages[K]['in']>): Promise<FromPages[K]['out']>;
  /** Hears what the background tells all pages, until aborted. `missed`: something of it may not have come. */
  on(
    listeners: { readonly [K in keyof ToPages]?: (data: ToPages[K]['in']) => void },
    signal: AbortSignal,
    missed?: () => void,
  ): void;
}
