/** What a browser found while it looked for ways to this device, and what that says of the servers it asked. */
import { candidateAddress, isRelayed } from '../media/candidate.ts';

export type Gathered = {
  /** Lines as in `RTCIceCandidate.candidate`. */
  readonly candidates: readonly string[];
  /** Of `icecandidateerror`: a STUN or TURN error code, or 701 for a server that could not be reached. */
  readonly errors: readonly { readonly url: string; readonly code: number }[];
  /** Nothing more comes. Else it was ended before. */
  readonly complete: boolean;
};

export const NOTHING_GATHERED: Gathered = { candidates: [], errors: [], complete: false };

/**
 * no-nat: nothing stands between this device and the internet that changes addresses · no-answer: no server could be
 * reached · time-out: none said anything in time
 */
export type PublicAddress =
  | {
      readonly outcome: 'found';
      readonly addresses: readonly string[];
      /** Each server saw another port: whoever else knows one of them gets nowhere with it. */
      readonly portsChange: boolean;
    }
  | { readonly outcome: 'no-nat' | 'no-answer' | 'time-out' };

/**
 * wrong-login: username or password are wrong, or it ended · refuses: it takes nobody now · no-answer: it cannot be
 * reached · no-login, not-an-address, not-accepted: it was not asked, because something in its fields is missing or
 * cannot be, or because this browser does not take its address
 */
export type RelayOutcome =
  | 'works'
  | 'wrong-login'
  | 'refuses'
  | 'no-answer'
  | 'time-out'
  | 'no-login'
  | 'not-an-address'
  | 'not-accepted';

const UNREACHABLE = 701;
/** 401 as long as a login is new; 441 when it is another than before (RFC 8656, 19). */
const WRONG_LOGIN: ReadonlySet<number> = new Set([401, 441]);

const unique = <T>(all: readonly T[]): readonly T[] => [...new Set(all)];
const ofType = (candidates: readonly string[], type: string): readonly string[] =>
  candidates.filter((line) => line.includes(` typ ${type}`));
const addressesOf = (lines: readonly string[]): readonly string[] =>
  unique(lines.map(candidateAddress).filter((address) => address !== undefined));

/** What this device is called in its own network. */
export const localAddresses = ({ candidates }: Gathered): readonly string[] =>
  addressesOf(ofType(candidates, 'host'));

/** A socket of this device, and how a server saw it. A browser that hides the socket (0.0.0.0) cannot tell. */
const SEEN = /^candidate:\S+ \d+ \S+ \d+ (\S+ \d+) typ srflx raddr (\S+ rport \d+)/;

/** The servers that were asked see one socket under more than one name. */
const doPortsChange = (reflexive: readonly string[]): boolean => {
  const seenAs = new Map<string, string>();
  for (const line of reflexive) {
    const [, seen = '', socket = ''] = SEEN.exec(line) ?? [];
    if (socket === '' || socket.startsWith('0.0.0.0 ')) continue;
    if ((seenAs.get(socket) ?? seen) !== seen) return true;
    seenAs.set(socket, seen);
  }
  return false;
};

/** `asked`: the STUN servers. */
export const judgePublicAddress = (gathered: Gathered, asked: readonly string[]): PublicAddress => {
  const { candidates, errors, complete } = gathered;
  const reflexive = ofType(candidates, 'srflx');
  if (reflexive.length > 0)
    return {
      outcome: 'found',
      addresses: addressesOf(reflexive),
      portsChange: doPortsChange(reflexive),
    };
  if (!complete) return { outcome: 'time-out' };
  // A browser does not repeat an address that it has already: a server that answered with it leaves no trace.
  const silent = unique(errors.map(({ url }) => url)).length >= asked.length;
  return { outcome: silent || localAddresses(gathered).length === 0 ? 'no-answer' : 'no-nat' };
};

/** Whether more gathering could say more about a relay. */
export const isRelayDecided = ({ candidates, errors, complete }: Gathered): boolean =>
  complete || candidates.some(isRelayed) || errors.some(({ code }) => WRONG_LOGIN.has(code));

export const judgeRelay = ({ candidates, errors, complete }: Gathered): RelayOutcome => {
  if (candidates.some(isRelayed)) return 'works';
  if (errors.some(({ code }) => WRONG_LOGIN.has(code))) return 'wrong-login';
  if (errors.some(({ code }) => code !== UNREACHABLE)) return 'refuses';
  return complete ? 'no-answer' : 'time-out';
};
