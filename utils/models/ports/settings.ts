/** What the person chose. */
import type { UserId } from '../../core/people/ids.ts';
import type { Relay } from '../../core/protocol/relay.ts';
import type { Screening } from '../../core/screening/screening.ts';

export type BrowserSettings = {
  /** As typed; empty means the default public server. */
  readonly brokerUrl: string;
  /** In the order in which they were set. */
  readonly relays: readonly Relay[];
  /** Every call goes through a relay, whoever it is with. */
  readonly alwaysRelay: boolean;
  /** Addresses of one's own network are kept from those one talks to. */
  readonly hideLocal: boolean;
  /** A ring opens a window of ours, also where its notification has buttons. */
  readonly ringWindow: boolean;
  readonly welcomed: boolean;
  /** Hosts of brokers, besides our own, that may see our network address. */
  readonly agreedHosts: readonly string[];
  /** The account last seen in a tab. */
  readonly currentAccount?: UserId;
};

/** Some of the settings of the browser and of one account. */
export type SomeSettings = {
  readonly browser?: Partial<BrowserSettings>;
  readonly screening?: Partial<Screening>;
};

/** Settings as they were before an import or a reset, as far as it changed them, and what it made of them. */
export type FormerSettings = SomeSettings & { readonly written?: SomeSettings };

export interface SettingsStore {
  browser(): Promise<BrowserSettings>;
  setBrowser(change: Partial<BrowserSettings>): Promise<void>;
  /** What one account chose; where it did not, what was chosen before any account was known (`null`). */
  screening(account: UserId | null): Promise<Screening>;
  setScreening(account: UserId | null, change: Partial<Screening>): Promise<void>;
  /** Drops what one account chose; with `all`, also what the browser has for every account. */
  forget(account: UserId, all: boolean): Promise<void>;
  /** Calls back after any change, from any context, until aborted. */
  watch(changed: () => void, signal: AbortSignal): void;
}

/** Passwords for relays that take a shared secret. */
export interface RelayPasswords {
  /** As coturn's `use-auth-secret` wants it: base64 of HMAC-SHA1. */
  passwordFor(secret: string, username: string): Promise<string>;
}
