/**
 * Somebody with keys and a socket of their own who speaks to the broker without any Ahoy: letters that Ahoy would write,
 * and whatever else.
 */
import { WebSocket } from 'ws';
import { signBytes } from '../../utils/adapters/crypto/device-keys.ts';
import { createInviteTokens } from '../../utils/adapters/crypto/invite-tokens.ts';
import { unsealLetter, type UnsealedLetter } from '../../utils/adapters/crypto/open-letter.ts';
import type { Card } from '../../utils/core/people/card.ts';
import { formatBrokerUrl, parseBrokerUrl } from '../../utils/core/protocol/broker-url.ts';
import { encodeBase64url } from '../../utils/core/protocol/base64url.ts';
import type { CallId, Letter, LetterPayloads, LetterType } from '../../utils/core/protocol/letter.ts';
import { parseSealedLetter } from '../../utils/core/protocol/wire.ts';
import { forgeLetter, type Forgery } from './attacker-letters.ts';
import { createTestDevice, type TestDevice } from './devices.ts';
import type { Person } from './person.ts';

export type Attacker = {
  readonly device: TestDevice;
  readonly card: Card;
  /** What came for this address and opened with its keys, oldest first. */
  readonly heard: readonly UnsealedLetter[];
  /** A token for somebody's DM, signed with the own key unless `by` says otherwise. */
  invite(recipient: string, change?: Partial<Invite>): Promise<string>;
  /** Sends a letter of the own device, or a forgery. */
  say<T extends LetterType>(
    to: Card,
    type: T,
    payload: LetterPayloads[T],
    change?: Partial<Pick<Letter, 'call' | 'sequence' | 'time'>>,
    forgery?: Partial<Forgery>,
  ): Promise<Letter>;
  ring(
    to: Card,
    change?: Partial<Pick<Letter, 'call' | 'sequence' | 'time'>>,
    forgery?: Partial<Forgery>,
  ): Promise<Letter>;
  /** Puts anything onto the socket. */
  send(message: object | string): void;
  waitFor(type: LetterType, call?: CallId, timeoutMs?: number): Promise<UnsealedLetter>;
  close(): void;
};

type Invite = { readonly card: Card; readonly issuedAt: number; readonly secret: string };

export const newCall = (): CallId => encodeBase64url(crypto.getRandomValues(new Uint8Array(16))) as CallId;

/** 32 bytes, known to the test: an attacker's own invites are answered under it. */
const SECRET = encodeBase64url(new Uint8Array(32).fill(9));

/** A device of `userId` at the broker; every `seed` (0–255) has other keys and another address. */
export async function createAttacker(brokerUrl: string, userId: string, seed: number): Promise<Attacker> {
  const at = parseBrokerUrl(brokerUrl);
  if (!at.ok) throw new Error(at.error);
  const device = await createTestDevice(userId, seed, { broker: formatBrokerUrl(at.value) });
  const { card } = device;
  const { host } = new URL(brokerUrl);
  const token = encodeBase64url(crypto.getRandomValues(new Uint8Array(16)));
  const socket = new WebSocket(
    `ws://${host}/peerjs?key=peerjs&id=${card.address}&token=${token}&version=1.5.5`,
  );
  const heard: UnsealedLetter[] = [];
  let last = 0;

  const open = async (text: unknown): Promise<void> => {
    const sealed = parseSealedLetter(text);
    if (!sealed.ok) return;
    const me = { card, sealing: device.keys.sealing };
    const secret = sealed.value.pskId === undefined ? undefined : SECRET;
    const unsealed = await unsealLetter(sealed.value, me, secret);
    if (unsealed.ok) heard.push(unsealed.value);
  };
  socket.on('message', (data) => {
    const { payload } = JSON.parse((data as Buffer).toString()) as { payload?: { letter?: unknown } };
    void open(payload?.letter);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });

  const send = (message: object | string): void =>
    socket.send(typeof message === 'string' ? message : JSON.stringify(message));

  // As every client: the server drops whoever is silent for a minute.
  const heartbeat = setInterval(() => send({ type: 'HEARTBEAT' }), 5_000);
  socket.once('close', () => clearInterval(heartbeat));

  const say: Attacker['say'] = async (to, type, payload, change = {}, forgery = {}) => {
    last += 1;
    const fresh = { type, call: newCall(), sequence: last, time: Date.now(), payload };
    // The union of letters is built from the same map, which the compiler cannot follow here.
    const letter = { ...fresh, ...change } as Letter;
    const text = await forgeLetter({ signer: device, to, letter, ...forgery });
    send({ type: 'OFFER', dst: to.address, payload: { type: 'ahoy-letter', letter: text } });
    return letter;
  };

  return {
    device,
    card,
    heard,
    async invite(recipient, change = {}) {
      const tokens = createInviteTokens({
        sign: (_, bytes) => signBytes(device.keys.signing.privateKey, bytes),
      });
      const secret = new Uint8Array(Buffer.from(change.secret ?? SECRET, 'base64url'));
      const content = {
        card,
        issuedAt: Math.floor(Date.now() / 1000) * 1000,
        recipient: recipient as Card['userId'],
        ...change,
        secret,
      };
      const made = await tokens.create(content);
      if (!made.ok) throw new Error(made.error);
      return made.value.token;
    },
    say,
    ring: (to, change, forgery) => say(to, 'ring', { kind: 'video', duration: 45_000 }, change, forgery),
    send,
    async waitFor(type, call, timeoutMs = 30_000) {
      const end = Date.now() + timeoutMs;
      for (;;) {
        const found = heard.find(
          ({ letter }) => letter.type === type && (call === undefined || letter.call === call),
        );
        if (found !== undefined) return found;
        if (Date.now() > end)
          throw new Error(`no ${type}; heard were: ${heard.map(({ letter }) => letter.type).join(', ')}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    close: () => socket.close(),
  };
}

/** The card of the one account of a browser: an attacker may have it from anybody who exchanged cards. */
export const stolenCard = async (person: Person): Promise<Card> =>
  (await person.worker()).evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error('no database')));
      });
    const database = await asked(indexedDB.open('ahoy'));
    const accounts: { card: Card }[] = await asked(
      database.transaction('accounts').objectStore('accounts').getAll(),
    );
    database.close();
    const [account] = accounts;
    if (account === undefined) throw new Error('no account');
    return account.card;
  });
