import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import type { BrokerTest } from '../adapters/messaging/messages.ts';
import { cardBrokerOf, parseBrokerUrl } from '../core/protocol/broker-url.ts';
import { parseRelayUrl } from '../core/protocol/relay-url.ts';
import type { Background } from './background.ts';
import type { BrowserSettings, SettingsStore } from './ports.ts';

/** What can be typed, kept exactly as typed. */
export type ServerFields = Pick<
  BrowserSettings,
  'brokerUrl' | 'relayUrl' | 'relayUsername' | 'relayPassword'
>;
export type ServerField = keyof ServerFields;

export type ServerErrors = {
  readonly brokerUrl?: 'not-a-url' | 'not-secure' | 'too-long';
  readonly relayUrl?: 'not-a-relay';
};

/** `testing` while the background tries; the result stays until the field changes. */
export type TestState = 'none' | 'testing' | 'no-answer' | BrokerTest;

/** refused: a field cannot work · failed: the browser did not store it */
export type SaveOutcome = 'none' | 'saved' | 'refused' | 'failed';

export type OptionsModel = {
  /** Undefined until the stored settings are read. */
  readonly fields: ReadonlySignal<ServerFields | undefined>;
  /** Shown from the first try to save on. */
  readonly errors: ReadonlySignal<ServerErrors>;
  /** The broker that is typed works only between people who set the same one. */
  readonly onlyAmongUsers: ReadonlySignal<boolean>;
  /** What became of the last try to save, until something is typed. */
  readonly outcome: ReadonlySignal<SaveOutcome>;
  readonly unsaved: ReadonlySignal<boolean>;
  readonly test: ReadonlySignal<TestState>;
  readonly type: (field: ServerField, text: string) => void;
  /** Stores what is typed unless it cannot work. */
  readonly save: () => Promise<void>;
  /** Undefined while a test runs. */
  readonly testConnection: ReadonlySignal<(() => Promise<void>) | undefined>;
};

const pickFields = (settings: BrowserSettings): ServerFields => ({
  brokerUrl: settings.brokerUrl,
  relayUrl: settings.relayUrl,
  relayUsername: settings.relayUsername,
  relayPassword: settings.relayPassword,
});

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

const findErrors = (fields: ServerFields): ServerErrors => {
  const broker = brokerError(fields.brokerUrl);
  const relay = parseRelayUrl(fields.relayUrl);
  return {
    ...(broker === undefined ? {} : { brokerUrl: broker }),
    ...(relay.ok ? {} : { relayUrl: relay.error }),
  };
};

/** The servers of this browser: one form whose Save applies at once, because the background watches the settings. */
export const createOptions = (
  settings: SettingsStore,
  background: Background,
  until: AbortSignal,
): OptionsModel => {
  const stored = signal<ServerFields>();
  const typed = signal<Partial<ServerFields>>({});
  const checked = signal(false);
  const outcome = signal<SaveOutcome>('none');
  const test = signal<TestState>('none');

  const fields = computed(() => stored.value && { ...stored.value, ...typed.value });
  const errors = computed(() => (checked.value && fields.value ? findErrors(fields.value) : {}));
  const unsaved = computed(() => {
    const before = stored.value;
    return (
      before !== undefined &&
      Object.entries(typed.value).some(([field, text]) => before[field as ServerField] !== text)
    );
  });

  const load = async () => {
    stored.value = pickFields(await settings.browser());
  };
  settings.watch(() => void load(), until);
  void load();

  const runTest = async () => {
    const url = fields.peek()?.brokerUrl ?? '';
    test.value = 'testing';
    const result = await background.ask('test-broker', { url }).catch(() => 'no-answer' as const);
    // Typing meanwhile has ended this test: its result would be about another server.
    if (test.peek() === 'testing') test.value = result;
  };

  return {
    fields,
    errors,
    onlyAmongUsers: computed(() => isUnnamed(fields.value?.brokerUrl ?? '')),
    outcome,
    unsaved,
    test,
    type: (field, text) => {
      typed.value = { ...typed.peek(), [field]: text };
      outcome.value = 'none';
      if (field === 'brokerUrl') test.value = 'none';
    },
    save: async () => {
      const now = fields.peek();
      if (now === undefined) return;
      checked.value = true;
      if (Object.keys(findErrors(now)).length > 0) {
        outcome.value = 'refused';
        return;
      }
      try {
        await settings.setBrowser(now);
      } catch {
        outcome.value = 'failed';
        return;
      }
      stored.value = now;
      // What is stored now is typed no more: an import or a reset may change it under this form.
      typed.value = Object.fromEntries(
        Object.entries(typed.peek()).filter(([field, text]) => now[field as ServerField] !== text),
      );
      // Typing may have gone on while it was stored.
      outcome.value = unsaved.peek() ? 'none' : 'saved';
    },
    testConnection: computed(() => (test.value === 'testing' ? undefined : runTest)),
  };
};
