import { i18n } from '#i18n';
import type { Diagnosis, DiagnosisKind } from '../../utils/core/connection/diagnose.ts';
import type { PublicAddress, RelayOutcome } from '../../utils/core/connection/gathered.ts';

type BrokerFailure = 'not-a-url' | 'not-secure' | 'unreachable' | 'not-a-peerserver';

type Broker =
  | 'no-answer'
  | { readonly ok: true; readonly value: { readonly milliseconds: number } }
  | { readonly ok: false; readonly error: BrokerFailure };

/** undefined: not known yet, or never, because the test was stopped. */
export type Findings = {
  readonly broker: Broker | undefined;
  readonly local: readonly string[] | undefined;
  readonly publicAddress: PublicAddress | undefined;
  readonly relays: readonly { readonly url: string; readonly outcome: RelayOutcome | undefined }[];
};

/** A line of the table. `good` undefined: neither. */
export type Line = { readonly good: boolean | undefined; readonly text: string };

const BROKER_FAILURES: Readonly<Record<BrokerFailure, () => string>> = {
  'not-a-url': () => i18n.t('options.testNotAUrl'),
  'not-secure': () => i18n.t('options.testNotSecure'),
  unreachable: () => i18n.t('options.testUnreachable'),
  'not-a-peerserver': () => i18n.t('options.testNotAPeerserver'),
};

const BROKER_LINES: Readonly<Record<BrokerFailure, () => string>> = {
  'not-a-url': () => i18n.t('connection.notAnAddress'),
  'not-secure': () => i18n.t('connection.notAnAddress'),
  unreachable: () => i18n.t('connection.noAnswer'),
  'not-a-peerserver': () => i18n.t('connection.noBroker'),
};

const RELAY_OUTCOMES: Readonly<Record<RelayOutcome, () => string>> = {
  works: () => i18n.t('connection.works'),
  'wrong-login': () => i18n.t('connection.wrongLogin'),
  refuses: () => i18n.t('connection.refuses'),
  'no-answer': () => i18n.t('connection.noAnswer'),
  'time-out': () => i18n.t('connection.timeOut'),
  'no-login': () => i18n.t('connection.noLogin'),
  'not-an-address': () => i18n.t('connection.notAnAddress'),
  'not-accepted': () => i18n.t('connection.notAccepted'),
};

export const brokerLine = (broker: Broker): Line => {
  if (broker === 'no-answer') return { good: undefined, text: i18n.t('connection.notTried') };
  return broker.ok
    ? { good: true, text: i18n.t('options.testOk', [Math.round(broker.value.milliseconds).toString()]) }
    : { good: false, text: BROKER_LINES[broker.error]() };
};

const listed = (addresses: readonly string[]): string => addresses.join(', ');

export const localLine = (addresses: readonly string[]): Line =>
  addresses.length === 0
    ? { good: false, text: i18n.t('connection.noLocal') }
    : { good: true, text: listed(addresses) };

export const publicLine = (address: PublicAddress): Line => {
  switch (address.outcome) {
    case 'found':
      return {
        good: true,
        text: address.portsChange
          ? i18n.t('connection.portsChange', [listed(address.addresses)])
          : listed(address.addresses),
      };
    case 'no-nat':
      return { good: true, text: i18n.t('connection.noNat') };
    case 'no-answer':
      return { good: false, text: i18n.t('connection.stunNoAnswer') };
    case 'time-out':
      return { good: false, text: i18n.t('connection.stunTimeOut') };
  }
};

export const relayLine = (outcome: RelayOutcome): Line => ({
  good: outcome === 'works',
  text: RELAY_OUTCOMES[outcome](),
});

const DIAGNOSES: Readonly<Record<Exclude<DiagnosisKind, 'broker'>, (relay: string) => string>> = {
  offline: () => i18n.t('diagnosis.offline'),
  'relay-needed': () => i18n.t('diagnosis.relayNeeded'),
  'wrong-login': (relay) => i18n.t('diagnosis.wrongLogin', [relay]),
  'no-login': (relay) => i18n.t('diagnosis.noLogin', [relay]),
  'relay-address': (relay) => i18n.t('diagnosis.relayAddress', [relay]),
  'relay-not-accepted': (relay) => i18n.t('diagnosis.relayNotAccepted', [relay]),
  'relay-refuses': (relay) => i18n.t('diagnosis.relayRefuses', [relay]),
  'relay-silent': (relay) => i18n.t('diagnosis.relaySilent', [relay]),
  'udp-blocked-relay': (relay) => i18n.t('diagnosis.udpBlockedRelay', [relay]),
  'some-relays': (relay) => i18n.t('diagnosis.someRelays', [relay]),
  'udp-blocked-relayed': () => i18n.t('diagnosis.udpBlockedRelayed'),
  'no-stun-relayed': () => i18n.t('diagnosis.noStunRelayed'),
  'ports-change-relayed': () => i18n.t('diagnosis.portsChangeRelayed'),
  relayed: () => i18n.t('diagnosis.relayed'),
  'all-relayed': () => i18n.t('diagnosis.allRelayed'),
  'udp-blocked': () => i18n.t('diagnosis.udpBlocked'),
  'ports-change': () => i18n.t('diagnosis.portsChange'),
  direct: () => i18n.t('diagnosis.direct'),
};

/** Without a signaling server nothing else counts. */
export const diagnosisText = ({ kind, relay = '' }: Diagnosis, { broker }: Findings): string => {
  if (kind !== 'broker') return DIAGNOSES[kind](relay);
  const why = broker === undefined || broker === 'no-answer' || broker.ok ? undefined : broker.error;
  return i18n.t('diagnosis.broker', [
    why === undefined ? i18n.t('options.testNoAnswer') : BROKER_FAILURES[why](),
  ]);
};
