/** One sentence about everything that *Test connection* found: what it means for calls, and what to do. */
import { relayTransport } from '../protocol/relay-url.ts';
import type { PublicAddress, RelayOutcome } from './gathered.ts';

export type RelayFinding = { readonly url: string; readonly outcome: RelayOutcome };

/** Of a test that ran to its end. */
export type Findings = {
  readonly brokerWorks: boolean;
  readonly local: readonly string[];
  readonly publicAddress: PublicAddress;
  readonly relays: readonly RelayFinding[];
  /** Every call is to go through a relay. */
  readonly alwaysRelay: boolean;
};

/**
 * offline              nothing was reached
 * broker               no call can be set up, whatever else works
 * relay-needed         calls may only go through a relay, and none is set
 * wrong-login, no-login, relay-address, relay-not-accepted, relay-refuses, relay-silent   of the first relay, when none works
 * udp-blocked-relay    no relay works, and only UDP was tried, which seems to be blocked
 * some-relays          one works, another does not
 * udp-blocked-relayed  UDP seems to be blocked; a relay takes calls over TCP
 * no-stun-relayed      nobody tells this device its address; a relay takes calls
 * ports-change-relayed, relayed, all-relayed   calls work, through the relay where they must
 * udp-blocked, ports-change, direct            the same without a relay
 */
export type DiagnosisKind =
  | 'offline'
  | 'broker'
  | 'relay-needed'
  | 'wrong-login'
  | 'no-login'
  | 'relay-address'
  | 'relay-not-accepted'
  | 'relay-refuses'
  | 'relay-silent'
  | 'udp-blocked-relay'
  | 'some-relays'
  | 'udp-blocked-relayed'
  | 'no-stun-relayed'
  | 'ports-change-relayed'
  | 'relayed'
  | 'all-relayed'
  | 'udp-blocked'
  | 'ports-change'
  | 'direct';

export type Diagnosis = {
  readonly kind: DiagnosisKind;
  /** fine: calls work · limited: some do not · bad: most or all do not */
  readonly level: 'fine' | 'limited' | 'bad';
  /** The relay that it is about. */
  readonly relay?: string;
};

const isSilent = ({ outcome }: PublicAddress): boolean => outcome === 'no-answer' || outcome === 'time-out';
const works = ({ outcome }: RelayFinding): boolean => outcome === 'works';
const goesOverUdp = ({ url }: RelayFinding): boolean => relayTransport(url) === 'udp';

const KIND_OF_FAILURE: Readonly<Record<Exclude<RelayOutcome, 'works'>, DiagnosisKind>> = {
  'wrong-login': 'wrong-login',
  'no-login': 'no-login',
  'not-an-address': 'relay-address',
  'not-accepted': 'relay-not-accepted',
  refuses: 'relay-refuses',
  'no-answer': 'relay-silent',
  'time-out': 'relay-silent',
};

const withoutRelay = ({ publicAddress, alwaysRelay }: Findings): Diagnosis => {
  if (alwaysRelay) return { kind: 'relay-needed', level: 'bad' };
  if (isSilent(publicAddress)) return { kind: 'udp-blocked', level: 'bad' };
  return publicAddress.outcome === 'found' && publicAddress.portsChange
    ? { kind: 'ports-change', level: 'limited' }
    : { kind: 'direct', level: 'fine' };
};

const withBrokenRelays = (
  { relays, publicAddress, alwaysRelay }: Findings,
  { url, outcome }: RelayFinding & { readonly outcome: Exclude<RelayOutcome, 'works'> },
): Diagnosis => {
  const level = alwaysRelay || isSilent(publicAddress) ? 'bad' : 'limited';
  const isMute = outcome === 'no-answer' || outcome === 'time-out';
  return isMute && isSilent(publicAddress) && relays.every(goesOverUdp)
    ? { kind: 'udp-blocked-relay', level, relay: url }
    : { kind: KIND_OF_FAILURE[outcome], level, relay: url };
};

const withRelay = ({ relays, publicAddress, alwaysRelay }: Findings): Diagnosis => {
  const isUdpBlocked = isSilent(publicAddress) && !relays.some((relay) => works(relay) && goesOverUdp(relay));
  // Where UDP is blocked, relays that are asked over UDP fail for that reason.
  const broken = relays.find((relay) => !works(relay) && !(isUdpBlocked && goesOverUdp(relay)));
  if (broken !== undefined) return { kind: 'some-relays', level: 'limited', relay: broken.url };
  if (isUdpBlocked) return { kind: 'udp-blocked-relayed', level: 'fine' };
  if (alwaysRelay) return { kind: 'all-relayed', level: 'fine' };
  if (isSilent(publicAddress)) return { kind: 'no-stun-relayed', level: 'fine' };
  return publicAddress.outcome === 'found' && publicAddress.portsChange
    ? { kind: 'ports-change-relayed', level: 'fine' }
    : { kind: 'relayed', level: 'fine' };
};

export const diagnose = (findings: Findings): Diagnosis => {
  const { brokerWorks, local, publicAddress, relays } = findings;
  const relayWorks = relays.some(works);
  if (!brokerWorks)
    return local.length === 0 && isSilent(publicAddress) && !relayWorks
      ? { kind: 'offline', level: 'bad' }
      : { kind: 'broker', level: 'bad' };
  if (relayWorks) return withRelay(findings);
  const [broken] = relays.flatMap(({ url, outcome }) => (outcome === 'works' ? [] : [{ url, outcome }]));
  return broken === undefined ? withoutRelay(findings) : withBrokenRelays(findings, broken);
};
