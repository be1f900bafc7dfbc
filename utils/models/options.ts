import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import { isDeepEqual } from '../core/lib/is-deep-equal.ts';
import { cardBrokerOf, parseBrokerUrl } from '../core/protocol/broker-url.ts';
import { parseRelayUrl } from '../core/protocol/relay-url.ts';
import {
  hasLogin,
  isUnsetRelay,
  MAX_RELAYS,
  NEW_RELAY,
  relayError,
  type Relay,
} from '../core/protocol/relay.ts';
import type { ServerCheck } from './media-ports.ts';
import type { BrowserSettings, SettingsStore } from './ports/settings.ts';

/** What can be typed, kept exactly as typed. There is always a relay to fill in. */
export type ServerFields = Pick<BrowserSettings, 'brokerUrl' | 'relays'>;

type RelayError = 'not-a-relay' | 'unreadable' | 'not-accepted' | 'no-address' | 'no-login';

export type ServerErrors = {
  readonly brokerUrl?: 'not-a-url' | 'not-secure' | 'too-long';
  /** As many as there are relays. */
  readonly relays: readonly (RelayError | undefined)[];
};

/** refused: a field cannot work · failed: the browser did not store it */
export type SaveOutcome = 'none' | 'saved' | 'refused' | 'failed';

export type OptionsModel = {
  /** Undefined until the stored settings are read. */
  readonly fields: ReadonlySignal<ServerFields | undefined>;
  /** Of what is typed from the first try to save on; of what is stored always. Without a login a relay may be stored. */
  readonly errors: ReadonlySignal<ServerErrors>;
  /** The broker that is typed works only between people who set the same one. */
  readonly onlyAmongUsers: ReadonlySignal<boolean>;
  /** What became of the last try to save, until something is typed. */
  readonly outcome: ReadonlySignal<SaveOutcome>;
  readonly unsaved: ReadonlySignal<boolean>;
  readonly typeBroker: (url: string) => void;
  readonly typeRelay: (index: number, change: Partial<Relay>) => void;
  /** Undefined while another one would be too many, or the last one is still empty. */
  readonly addRelay: ReadonlySignal<(() => void) | undefined>;
  readonly removeRelay: (index: number) => void;
  /** Stores what is typed unless it cannot work. */
  readonly save: () => Promise<void>;
};

const brokerError = (text: string): ServerErrors['brokerUrl'] => {
  const broker = parseBrokerUrl(text);
  if (!broker.ok) return broker.error;
  const named = cardBrokerOf(broker.value);
  return !named.ok && named.error === 'too-long' ? 'too-long' : undefined;
};

/** Whether cards cannot name this broker, so that it serves only people who all set it. */
const isUnnamed = (text: string): boolean => {
  const broker = parseBrokerUrl(text);
  const named = broker.ok ? cardBrokerOf(broker.value) : broker;
  return !named.ok && named.error === 'not-public';
};

const withoutUnset = (relays: readonly Relay[]): readonly Relay[] =>
  relays.filter((relay) => !isUnsetRelay(relay));

const isRefused = ({ brokerUrl, relays }: ServerErrors): boolean =>
  brokerUrl !== undefined || relays.some((error) => error !== undefined);

/** Such a relay may be stored, as an import does, and is used in no call. */
const lacksLogin = (relay: Relay): boolean => !isUnsetRelay(relay) && !hasLogin(relay);

/** The servers of this browser: one form whose Save applies at once, because the background watches the settings. */
export const createOptions = (
  settings: SettingsStore,
  browser: ServerCheck,
  until: AbortSignal,
): OptionsModel => {
  /** By address, because browsers make only so many connections. */
  const accepted = new Map<string, boolean>();
  const isAccepted = (url: string): boolean => {
    const before = accepted.get(url);
    if (before !== undefined) return before;
    const now = browser.accepts({ urls: [url], username: 'somebody', credential: 'something' });
    accepted.set(url, now);
    return now;
  };
  const errorOf = (relay: Relay): RelayError | undefined => {
    const url = parseRelayUrl(relay.url);
    return url.ok && url.value !== undefined && !isAccepted(url.value) ? 'not-accepted' : relayError(relay);
  };
  const findErrors = ({ brokerUrl, relays }: ServerFields): ServerErrors => {
    const broker = brokerError(brokerUrl);
    return { ...(broker === undefined ? {} : { brokerUrl: broker }), relays: relays.map(errorOf) };
  };

  const stored = signal<ServerFields>();
  const typed = signal<Partial<ServerFields>>({});
  const checked = signal(false);
  const outcome = signal<SaveOutcome>('none');

  const fields = computed((): ServerFields | undefined => {
    if (stored.value === undefined) return undefined;
    const { brokerUrl, relays } = { ...stored.value, ...typed.value };
    return { brokerUrl, relays: relays.length === 0 ? [NEW_RELAY] : relays };
  });
  const errors = computed((): ServerErrors => {
    const now = fields.value;
    const kept = stored.value?.relays ?? [];
    if (now === undefined) return { relays: [] };
    const known = now.relays.map((relay) => {
      if (!kept.some((one) => isDeepEqual(one, relay))) return undefined;
      return errorOf(relay) ?? (lacksLogin(relay) ? 'no-login' : undefined);
    });
    if (!checked.value) return { relays: known };
    const { relays, ...rest } = findErrors(now);
    return { ...rest, relays: relays.map((error, index) => error ?? known[index]) };
  });
  const unsaved = computed(() => {
    const [before, { brokerUrl, relays }] = [stored.value, typed.value];
    if (before === undefined) return false;
    return (
      (brokerUrl !== undefined && brokerUrl !== before.brokerUrl) ||
      (relays !== undefined && !isDeepEqual(withoutUnset(relays), before.relays))
    );
  });

  const load = async () => {
    const { brokerUrl, relays } = await settings.browser();
    stored.value = { brokerUrl, relays };
  };
  settings.watch(() => void load(), until);
  void load();

  const change = (by: Partial<ServerFields>): void => {
    typed.value = { ...typed.peek(), ...by };
    outcome.value = 'none';
  };
  const changeRelays = (by: (relays: readonly Relay[]) => readonly Relay[]): void => {
    const relays = fields.peek()?.relays;
    if (relays !== undefined) change({ relays: by(relays) });
  };
  const addRelay = (): void => changeRelays((relays) => [...relays, NEW_RELAY]);

  return {
    fields,
    errors,
    onlyAmongUsers: computed(() => isUnnamed(fields.value?.brokerUrl ?? '')),
    outcome,
    unsaved,
    typeBroker: (brokerUrl) => change({ brokerUrl }),
    typeRelay: (index, by) =>
      changeRelays((relays) => relays.map((relay, at) => (at === index ? { ...relay, ...by } : relay))),
    addRelay: computed(() => {
      const relays = fields.value?.relays ?? [];
      const last = relays.at(-1);
      return last === undefined || isUnsetRelay(last) || relays.length >= MAX_RELAYS ? undefined : addRelay;
    }),
    removeRelay: (index) => changeRelays((relays) => relays.filter((_, at) => at !== index)),
    save: async () => {
      const now = fields.peek();
      if (now === undefined) return;
      checked.value = true;
      if (isRefused(findErrors(now))) {
        outcome.value = 'refused';
        return;
      }
      const saved: ServerFields = { ...now, relays: withoutUnset(now.relays) };
      const before = typed.peek();
      try {
        await settings.setBrowser(saved);
      } catch {
        outcome.value = 'failed';
        return;
      }
      stored.value = saved;
      // What is stored now is typed no more: an import or a reset may change it under this form. Typing may have gone
      // on while it was stored.
      const { brokerUrl, relays } = typed.peek();
      typed.value = {
        ...(brokerUrl === undefined || brokerUrl === now.brokerUrl ? {} : { brokerUrl }),
        ...(relays === undefined || relays === before.relays ? {} : { relays }),
      };
      outcome.value = unsaved.peek() ? 'none' : 'saved';
    },
  };
};
