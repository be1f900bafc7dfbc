/** What models need of the machine that they run on. Unit tests bring fakes. */
import type { LocalTime } from '../../core/screening/schedule.ts';

export interface Clock {
  /** ms since 1970. */
  now(): number;
}

/** Where this browser is, days begin at midnight and clocks on the wall change with the seasons. */
export interface Calendar {
  local(at: number): LocalTime;
  /** When the day of this moment began, ms. */
  midnight(at: number): number;
  /** The first moment after `at` at which a clock on the wall shows this minute of the day, ms. */
  next(at: number, minute: number): number;
}

/** What the browser knows of the person in front of it. */
export interface Attention {
  /** undefined: it does not say. */
  state(): Promise<'active' | 'idle' | 'locked' | undefined>;
}

export interface Random {
  bytes(length: number): Uint8Array<ArrayBuffer>;
}

/** One-shot timers that outlive the background worker; they come back as events carrying the same id. */
export interface Timers {
  set(id: string, at: number): void;
  clear(id: string): void;
}

/** Short timers that may die with the document or worker. */
export interface Delays {
  /** Calls back once after `ms`, unless aborted. */
  after(ms: number, then: () => void, until: AbortSignal): void;
}

export interface Network {
  /** Calls back when the browser is online again or on another network, until aborted. */
  watch(changed: () => void, until: AbortSignal): void;
}

/** Has the background woken, once, at a moment (ms); a new moment takes the place of the old. */
export interface WakeUp {
  at(when: number): void;
}
