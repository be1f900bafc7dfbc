import type { FromPages, ToPages } from '../adapters/messaging/messages.ts';

/** The background as our own pages see it. */
export interface Background {
  /** Rejects when the background cannot be reached. */
  ask<K extends keyof FromPages>(type: K, input: FromPages[K]['in']): Promise<FromPages[K]['out']>;
  /** Calls back for each message of that type until aborted. */
  on<K extends keyof ToPages>(type: K, handle: (input: ToPages[K]['in']) => void, signal: AbortSignal): void;
}
