import { computed, effect, signal, type ReadonlySignal } from '@preact/signals-core';
import type { BrokerTest } from './ports/messages.ts';
import { diagnose, type Diagnosis, type RelayFinding } from '../core/connection/diagnose.ts';
import {
  isRelayDecided,
  judgePublicAddress,
  judgeRelay,
  localAddresses,
  type PublicAddress,
} from '../core/connection/gathered.ts';
import { isUnsetRelay, relayError, type Relay } from '../core/protocol/relay.ts';
import type { Background } from './background.ts';
import { relayServer, STUN, type RelayLogins } from './desk/ice.ts';
import type { Gathering } from './media-ports.ts';
import type { Delays } from './ports/system.ts';
import type { ServerFields } from './options.ts';

/** In ms. Longer than any server that works needs; the browser itself gives some of them up only after 10 s. */
const GATHERING_LASTS = 8_000;
/** The broker's own test has two steps of 8 s each. */
const BROKER_LASTS = 17_000;

/** undefined: not known yet, or never, because the test was stopped. */
export type ConnectionFindings = {
  readonly broker: BrokerTest | 'no-answer' | undefined;
  readonly local: readonly string[] | undefined;
  readonly publicAddress: PublicAddress | undefined;
  readonly relays: readonly { readonly url: string; readonly outcome: RelayFinding['outcome'] | undefined }[];
};

export type ConnectionTestState =
  | { readonly step: 'none' }
  | { readonly step: 'running' | 'stopped'; readonly findings: ConnectionFindings }
  | { readonly step: 'done'; readonly findings: ConnectionFindings; readonly diagnosis: Diagnosis };

export type ConnectionTest = {
  readonly state: ReadonlySignal<ConnectionTestState>;
  /** Undefined while a test runs, or the settings are not read. */
  readonly start: ReadonlySignal<(() => Promise<void>) | undefined>;
  /** Undefined while none runs. */
  readonly stop: ReadonlySignal<(() => void) | undefined>;
};

type Deps = RelayLogins & {
  readonly background: Background;
  readonly gathering: Gathering;
  readonly delays: Delays;
};

/** What a test is about. */
type Subject = ServerFields & { readonly alwaysRelay: boolean };

/** Tries what stands in the fields, saved or not: a server is best tried before it is relied on. */
export const createConnectionTest = (
  subject: ReadonlySignal<Subject | undefined>,
  deps: Deps,
  until: AbortSignal,
): ConnectionTest => {
  const state = signal<ConnectionTestState>({ step: 'none' });
  let current = new AbortController();

  const tryBroker = (url: string, over: AbortSignal): Promise<BrokerTest | 'no-answer'> =>
    new Promise((resolve) => {
      const giveUp = (): void => resolve('no-answer');
      deps.delays.after(BROKER_LASTS, giveUp, over);
      deps.background.ask('test-broker', { url }).then(resolve, giveUp);
    });

  const gather = async (
    servers: Parameters<Gathering['gather']>[0]['servers'],
    relayOnly: boolean,
    over: AbortSignal,
  ) => {
    const late = new AbortController();
    deps.delays.after(GATHERING_LASTS, () => late.abort(), over);
    const isEnough = relayOnly ? isRelayDecided : (): boolean => false;
    return deps.gathering.gather({ servers, relayOnly }, isEnough, AbortSignal.any([late.signal, over]));
  };

  const tryRelay = async (relay: Relay, over: AbortSignal): Promise<RelayFinding['outcome']> => {
    if (relayError(relay) !== undefined) return 'not-an-address';
    const server = await relayServer(deps, relay);
    if (server === undefined) return 'no-login';
    return deps.gathering.accepts(server) ? judgeRelay(await gather([server], true, over)) : 'not-accepted';
  };

  const run = async ({ brokerUrl, relays: typed, alwaysRelay }: Subject): Promise<void> => {
    current = new AbortController();
    const over = AbortSignal.any([current.signal, until]);
    const relays = typed.filter((relay) => !isUnsetRelay(relay));
    let findings: ConnectionFindings = {
      broker: undefined,
      local: undefined,
      publicAddress: undefined,
      relays: relays.map(({ url }) => ({ url, outcome: undefined })),
    };
    state.value = { step: 'running', findings };
    const found = (more: Partial<ConnectionFindings>): void => {
      if (over.aborted) return;
      findings = { ...findings, ...more };
      state.value = { step: 'running', findings };
    };
    const broker = tryBroker(brokerUrl, over).then((result) => {
      found({ broker: result });
      return result;
    });
    const own = gather([{ urls: STUN }], false, over).then((gathered) => {
      const result = {
        local: localAddresses(gathered),
        publicAddress: judgePublicAddress(gathered, STUN),
      };
      found(result);
      return result;
    });
    const asked = relays.map(async (relay, index): Promise<RelayFinding> => {
      const finding = { url: relay.url, outcome: await tryRelay(relay, over) };
      found({ relays: findings.relays.map((one, at) => (at === index ? finding : one)) });
      return finding;
    });
    const [answer, addresses, answers] = await Promise.all([broker, own, Promise.all(asked)]);
    if (over.aborted) return;
    const brokerWorks = answer !== 'no-answer' && answer.ok;
    const diagnosis = diagnose({ ...addresses, brokerWorks, relays: answers, alwaysRelay });
    state.value = { step: 'done', findings, diagnosis };
  };

  const stop = (): void => {
    const now = state.peek();
    if (now.step !== 'running') return;
    current.abort();
    state.value = { step: 'stopped', findings: now.findings };
  };

  // What was found is true of the servers that were asked, and of no others.
  const about = computed(() => JSON.stringify(subject.value));
  const end = effect(() => {
    void about.value;
    current.abort();
    state.value = { step: 'none' };
  });
  until.addEventListener('abort', end, { once: true });

  return {
    state,
    start: computed(() => {
      const now = subject.value;
      return now === undefined || state.value.step === 'running' ? undefined : () => run(now);
    }),
    stop: computed(() => (state.value.step === 'running' ? stop : undefined)),
  };
};
