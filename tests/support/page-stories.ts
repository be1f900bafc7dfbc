/**
 * What our own pages show in tests that look at them: people, pins, calls and what the background says. Fed in as the
 * running extension would: lists through IndexedDB, the rest as messages of the background.
 */
import { rulesWith } from './fakes/settings.ts';
import { judgedBy } from './judged.ts';
import type { Page, Worker } from 'playwright-core';
import type { Overview } from '../../utils/models/ports/messages.ts';
import type { CallView } from '../../utils/core/call/view.ts';
import type { Address, PublicKey } from '../../utils/core/people/card.ts';
import type { Handle, UserId } from '../../utils/core/people/ids.ts';
import type { LogEntry } from '../../utils/core/people/log-entry.ts';
import type { Person, Pin } from '../../utils/core/people/person.ts';
import type { CallId } from '../../utils/core/protocol/letter.ts';
import type { Account } from '../../utils/models/ports/accounts.ts';

export const ACCOUNT = '44196397' as UserId;
const DAY = 86_400_000;
const NOW = Date.now();

const key = (letter: string) => `${letter.repeat(42)}A` as PublicKey;
const callId = (letter: string) => `${letter.repeat(21)}A` as CallId;

const person = (userId: string, label: Partial<Person>): Person => ({
  account: ACCOUNT,
  userId: userId as UserId,
  facts: {},
  starred: false,
  blocked: false,
  accepted: true,
  relayOnly: false,
  note: '',
  since: NOW - 30 * DAY,
  ...label,
});

const handle = (text: string) => text as Handle;

export const BOB = person('783214', {
  name: 'Bob',
  handle: handle('bob'),
  starred: true,
  note: 'From the choir',
  facts: {
    iFollow: { value: true, source: 'x-page', at: NOW - 3 * DAY },
    followsMe: { value: false, source: 'x-data', at: NOW - 3_600_000 },
    verified: { value: true, source: 'x-data', at: NOW - 3_600_000 },
    followers: { value: 1203, source: 'x-data', at: NOW - 40 * DAY },
  },
});
export const LONG = person('2244994945', {
  name: 'Wolfeschlegelsteinhausenbergerdorff Adolph Blaine Charles David Earl Frederick',
  handle: handle('wolfeschlegel_s'),
});
export const ARABIC = person('12345678901', {
  name: 'محمد عبد الرحمن',
  handle: handle('mohamed_ar'),
  accepted: false,
});
export const NAMELESS = person('1600000000000000001', { handle: handle('no_display_name') });
export const MALLORY = person('99', { name: 'Mallory', handle: handle('mallory'), blocked: true });
export const PEOPLE = [BOB, LONG, ARABIC, NAMELESS, MALLORY];

const pin = (of: Person, letter: string, change: Partial<Pin> = {}): Pin => ({
  account: ACCOUNT,
  userId: of.userId,
  card: {
    userId: of.userId,
    address: letter.toLowerCase().repeat(26) as Address,
    signingKey: key(letter),
    sealingKey: key(letter.toLowerCase()),
  },
  grade: 'written',
  provedAt: NOW - 11 * DAY,
  heardAt: NOW - DAY,
  serial: 1,
  ...change,
});

/** My own side. Public half only: no test of a page uses keys. */
export const OWN_ACCOUNT: Account = {
  id: ACCOUNT,
  handle: handle('alice'),
  card: {
    userId: ACCOUNT,
    address: 'a'.repeat(26) as Address,
    signingKey: key('A'),
    sealingKey: key('a'),
  },
  serial: 1,
  seenAt: NOW,
};

export const PINS = [
  pin(BOB, 'B', { confirmedAt: NOW - 2 * DAY }),
  pin(BOB, 'C', { provedAt: NOW - 3 * DAY }),
  pin(LONG, 'L', { grade: 'answered' }),
  pin(ARABIC, 'R'),
  pin(MALLORY, 'M'),
];

const entry = (of: Person, letter: string, change: Partial<LogEntry>): LogEntry => ({
  account: ACCOUNT,
  call: callId(letter),
  direction: 'incoming',
  person: { userId: of.userId, ...(of.name && { name: of.name }), ...(of.handle && { handle: of.handle }) },
  kind: 'audio',
  at: NOW - DAY,
  outcome: 'answered',
  ...change,
});

export const LOG = [
  entry(BOB, 'a', {
    at: NOW - 600_000,
    outcome: 'missed',
    end: 'missed',
    reason: 'Quick question about the contract',
    judged: judgedBy({ caller: { starred: true } }),
  }),
  entry(BOB, 'b', { direction: 'outgoing', kind: 'video', duration: 754_000, end: 'hung-up' }),
  entry(LONG, 'c', {
    at: NOW - 2 * DAY,
    outcome: 'silenced',
    end: 'silenced',
    judged: judgedBy({}, rulesWith({ everyoneElse: 'silent' }).rules),
  }),
  entry(ARABIC, 'd', { at: NOW - 9 * DAY, direction: 'outgoing', outcome: 'unanswered', end: 'no-answer' }),
  entry(MALLORY, 'e', {
    at: NOW - 400 * DAY,
    outcome: 'blocked',
    end: 'blocked',
    judged: judgedBy({ caller: { blocked: true } }),
  }),
];

export const ringing = (of: Person, change: Partial<CallView> = {}): CallView => ({
  id: callId('r'),
  account: ACCOUNT,
  role: 'callee',
  phase: 'ringing',
  kind: 'video',
  person: { userId: of.userId, ...(of.name && { name: of.name }), ...(of.handle && { handle: of.handle }) },
  proof: { grade: 'written', provedAt: NOW - 11 * DAY, newDevice: false },
  reason: 'Quick question about the contract',
  judgement: judgedBy({
    caller: { facts: { iFollow: { value: true, source: 'x-page', at: NOW - 4 * DAY } } },
  }).judgement,
  startedAt: NOW,
  relayOnly: false,
  ...change,
});

export const live = (of: Person): CallView => ringing(of, { id: callId('l'), phase: 'live', liveSince: NOW });

export const REACHABLE: Overview = {
  account: { id: ACCOUNT, handle: handle('alice') },
  reachability: { state: 'reachable', takeCalls: true },
  calls: [],
  invites: [],
  reminders: [],
};

export const BUSY: Overview = {
  ...REACHABLE,
  calls: [ringing(BOB), live(LONG)],
  invites: [
    {
      invite: {
        account: ACCOUNT,
        from: ARABIC.userId,
        signingKey: key('R'),
        secret: 'secret',
        issuedAt: NOW,
        reason: 'We met at the conference; may I call you about the talk?',
        state: 'waiting',
      },
      person: ARABIC,
    },
  ],
};

/** A look-alike rings, and somebody said “in 15 minutes”. */
export const ANSWERING: Overview = {
  ...REACHABLE,
  calls: [
    ringing(person('555', { name: 'Mira', handle: handle('rnira') }), {
      resembles: { userId: '556' as UserId, handle: handle('mira'), name: 'Mira' },
      calledAccount: { userId: ACCOUNT, handle: handle('alice_works') },
    }),
  ],
  reminders: [
    {
      account: ACCOUNT,
      person: { userId: LONG.userId, ...(LONG.name && { name: LONG.name }) },
      kind: 'audio',
      minutes: 15,
      at: NOW + 900_000,
    },
    { account: ACCOUNT, person: BOB, kind: 'audio', minutes: 5, at: NOW - 60_000, told: true },
  ],
};

/** Sends as the background does. Pages that are not open hear nothing. */
export const tellPages = (worker: Worker, type: string, data: unknown): Promise<void> =>
  worker.evaluate(
    async (message) => {
      await chrome.runtime.sendMessage(message).catch(() => {});
    },
    { to: 'pages', type, data },
  );

type Seed = {
  readonly people: readonly Person[];
  readonly pins: readonly Pin[];
  readonly log: readonly LogEntry[];
  /** So many of each, made in the page: thousands take long to get there. */
  readonly copies?: number;
};

/** Many more people, with a device and a call each: verified, and silenced by the last rule. `copies` are numbered. */
export const crowd = (copies: number): Seed => ({
  people: [person('5000000000', { name: 'Caller 00000', handle: handle('caller_00000'), accepted: false })],
  pins: [pin(person('5000000000', {}), 'Z')],
  log: [
    entry(person('5000000000', { name: 'Caller 00000', handle: handle('caller_00000') }), 'z', {
      at: NOW - 60_000,
      outcome: 'silenced',
      end: 'silenced',
      judged: judgedBy(
        { caller: { facts: { verified: { value: true, source: 'x-data', at: NOW - DAY } } } },
        rulesWith({ everyoneElse: 'silent' }).rules,
      ),
    }),
  ],
  copies,
});

/** Fills the database that a page of ours has made. */
export const seedLists = (page: Page, seed: Seed = { people: PEOPLE, pins: PINS, log: LOG }): Promise<void> =>
  page.evaluate(
    async ({ account, people, pins, log, copies }) => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('ahoy');
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error('The database does not open')));
      });
      const tx = db.transaction(['accounts', 'people', 'pins', 'log'], 'readwrite');
      tx.objectStore('accounts').put(account);
      for (let index = 0; index < (copies ?? 1); index += 1) {
        const number = String(index).padStart(5, '0');
        const numbered = <T>(one: T): T =>
          copies === undefined
            ? one
            : (JSON.parse(JSON.stringify(one).replaceAll('00000"', `${number}"`)) as T);
        for (const one of people) tx.objectStore('people').put(numbered(one));
        for (const one of pins) {
          const { card, ...pin } = numbered(one);
          const signingKey = copies === undefined ? card.signingKey : number + card.signingKey.slice(5);
          tx.objectStore('pins').put({ ...pin, card: { ...card, signingKey } });
        }
        for (const one of log) {
          const { call, at, ...entry } = numbered(one);
          const numberedCall = copies === undefined ? call : number + call.slice(5);
          tx.objectStore('log').put({ ...entry, call: numberedCall, at: at - index * 60_000 });
        }
      }
      await new Promise((resolve) => tx.addEventListener('complete', resolve));
      db.close();
    },
    { account: OWN_ACCOUNT, ...seed },
  );
