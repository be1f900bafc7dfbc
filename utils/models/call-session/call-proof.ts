import { signal, type ReadonlySignal } from '@preact/signals-core';
import { exchangeProof, type ProofEvent, type ProofExchange } from '../../core/media/proof-exchange.ts';
import { decodeBase64url, encodeBase64url } from '../../core/protocol/base64url.ts';
import type { Bytes } from '../../core/protocol/bytes.ts';
import type { CallId } from '../../core/protocol/letter.ts';
import {
  commitInput,
  NONCE_BYTES,
  sasCode,
  sasInput,
  sha256Fingerprint,
  type SasCode,
} from '../../core/protocol/sas.ts';
import type { CallKeys } from '../ports/messages.ts';
import type { Background } from '../background.ts';
import type { CallHashes, Fingerprints } from '../media-ports.ts';
import type { Delays, Random } from '../ports/system.ts';
import type { Talk } from './talk.ts';

export type ProofPorts = {
  readonly background: Background;
  readonly random: Random;
  readonly hashes: CallHashes;
  readonly delays: Delays;
};

/** What two people can compare by voice. */
export type Comparable = {
  /** Undefined while the two devices are still agreeing on it, or when theirs does not take part. */
  readonly code?: SasCode;
  /** There is no code yet, and it is too early to say that there will be none. */
  readonly agreeing?: boolean;
  /** The 60 digits, which stay the same from call to call. */
  readonly digits: string;
  /** ms since 1970: when a person said that they are the same. */
  readonly confirmedAt?: number;
};

export type CallProof = {
  readonly comparable: ReadonlySignal<Comparable | undefined>;
  /** A connection is up: agrees on a new code with the other side. The fingerprints may follow. */
  begin(role: 'caller' | 'callee', fingerprints: Promise<Fingerprints>): void;
  /** The person compared, and they are the same. */
  confirm(): void;
};

const RETRY_INTERVAL = 2_000;
/** ms: two messages each way, over whatever path there is. */
const AGREEING = 5_000;

const bytesOf = (text: string): Bytes => {
  const bytes = decodeBase64url(text);
  if (!bytes.ok) throw new Error('A proof message was not parsed');
  return bytes.value;
};

/** Commit and reveal with the other window, once for each connection. `broken`: what it revealed was not committed to. */
export const createCallProof = (
  call: CallId,
  { background, random, hashes, delays }: ProofPorts,
  talk: Pick<Talk, 'say' | 'hear'>,
  broken: () => void,
  until: AbortSignal,
): CallProof => {
  const comparable = signal<Comparable | undefined>();
  let current:
    | { readonly role: 'caller' | 'callee'; agreeing: boolean; fingerprints?: Fingerprints }
    | undefined;
  let exchange: ProofExchange = { phase: 'idle' };
  let own = { nonce: '', commit: '' };
  let keys: CallKeys | null = null;

  /** Hashing takes a moment; the order stays. */
  let last = Promise.resolve();
  const inTurn = (work: () => Promise<void>): void => {
    last = last.then(work).catch(() => undefined);
  };

  const digest = async (bytes: Bytes): Promise<string> => encodeBase64url(await hashes.sha256(bytes));

  const codeOf = async (
    { mine, theirs }: CallKeys,
    agreed: ProofExchange & { readonly phase: 'agreed' },
    fingerprints: Fingerprints,
  ): Promise<SasCode | undefined> => {
    const [near, far] = [sha256Fingerprint(fingerprints.mine), sha256Fingerprint(fingerprints.theirs)];
    if (near === undefined || far === undefined) return undefined;
    const nonces = { offerer: bytesOf(agreed.offerer), answerer: bytesOf(agreed.answerer) };
    const sides = [
      { card: mine, fingerprint: near },
      { card: theirs, fingerprint: far },
    ] as const;
    return sasCode(await hashes.sha256(sasInput(nonces, ...sides)));
  };

  const show = async (): Promise<void> => {
    if (current === undefined || keys === null) return;
    const { fingerprints } = current;
    const code =
      exchange.phase === 'agreed' && fingerprints !== undefined
        ? await codeOf(keys, exchange, fingerprints)
        : undefined;
    comparable.value = {
      digits: await hashes.safetyNumber(keys.mine, keys.theirs),
      ...(code === undefined ? { agreeing: current.agreeing } : { code }),
      ...(keys.confirmedAt === undefined ? {} : { confirmedAt: keys.confirmedAt }),
    };
  };

  /** null also for a background that refuses, or does not answer at all. */
  const inTime = <T>(answer: Promise<T>): Promise<T | null> =>
    new Promise((resolve) => {
      answer.then(resolve, () => resolve(null));
      delays.after(RETRY_INTERVAL, () => resolve(null), until);
    });

  /** Not in turn: what the other side says is not kept waiting. A background that was stopped is asked again. */
  const readKeys = async (): Promise<void> => {
    const known = await inTime(background.ask('call-keys', { call }));
    if (until.aborted) return;
    if (known === null) {
      delays.after(RETRY_INTERVAL, () => void readKeys(), until);
      return;
    }
    keys = known;
    inTurn(show);
  };

  const dispatch = async (event: ProofEvent): Promise<void> => {
    if (current === undefined) return;
    const { state, say } = exchangeProof(current.role, exchange, event, own);
    const isNew = state.phase !== exchange.phase;
    exchange = state;
    if (say !== undefined) talk.say(say);
    if (isNew && state.phase === 'broken') broken();
    if (isNew) await show();
  };

  talk.hear('proof', (message) =>
    inTurn(async () =>
      dispatch({ type: 'heard', message, digest: await digest(commitInput(bytesOf(message.value))) }),
    ),
  );

  return {
    comparable,
    begin: (role, fingerprints) =>
      inTurn(async () => {
        const nonce = random.bytes(NONCE_BYTES);
        // The code of another connection says nothing about this one.
        comparable.value = undefined;
        const begun: typeof current = (current = { role, agreeing: true });
        exchange = { phase: 'idle' };
        own = { nonce: encodeBase64url(nonce), commit: await digest(commitInput(nonce)) };
        await dispatch({ type: 'opened' });
        void readKeys();
        delays.after(
          AGREEING,
          () => {
            begun.agreeing = false;
            inTurn(show);
          },
          until,
        );
        // Not in turn: of a connection that is closed too early they are never known.
        void fingerprints.then((known) => {
          begun.fingerprints = known;
          inTurn(show);
        });
      }),
    confirm() {
      if (keys === null) return;
      const { userId, signingKey: device } = keys.theirs;
      const change = { type: 'confirm-device', device } as const;
      // Whether it was taken or not: what is shown then is what is stored.
      void inTime(background.ask('change-person', { account: keys.mine.userId, userId, change })).then(
        readKeys,
      );
    },
  };
};
