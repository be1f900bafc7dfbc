/** One browser's switchboard with fakes around it: what it sends, shows, writes down and arms can be read. */
import { createJudge } from '../../utils/models/screening/judge.ts';
import { fakeCalendar } from './fakes/clock.ts';
import type { RingSound } from '../../utils/core/sound/tunes.ts';
import type { CallView } from '../../utils/core/call/view.ts';
import type { Card, PublicKey } from '../../utils/core/people/card.ts';
import { newPerson } from '../../utils/core/people/facts.ts';
import type { UserId } from '../../utils/core/people/ids.ts';
import type { LogEntry } from '../../utils/core/people/log-entry.ts';
import type { Person, Pin } from '../../utils/core/people/person.ts';
import { encodeAddress } from '../../utils/core/protocol/address.ts';
import { encodeBase64url } from '../../utils/core/protocol/base64url.ts';
import type { Letter } from '../../utils/core/protocol/letter.ts';
import type { MediaSignal } from '../../utils/core/call/input.ts';
import { err, ok, type Result } from '../../utils/core/lib/result.ts';
import { createLookAlikes } from '../../utils/models/look-alikes.ts';
import type { Account } from '../../utils/models/ports/accounts.ts';
import { createVisits } from '../../utils/models/desk/visits.ts';
import type { SwitchboardDeps } from '../../utils/models/switchboard/deps.ts';
import { createPatience } from '../../utils/models/patience.ts';
import { createSwitchboard } from '../../utils/models/switchboard/switchboard.ts';
import type { FakeClock } from './fakes/clock.ts';
import { createFakeDelays } from './fakes/media.ts';
import { createFakeRandom } from './fakes/random.ts';
import { createFakeSession } from './fakes/session.ts';
import { createFakeSettings } from './fakes/settings.ts';
import { createFakePeople, createFakePins } from './fakes/stores.ts';
import { createFakeTimers } from './fakes/timers.ts';

/** A card with keys that nobody holds: switchboards see letters that are opened and proved already. */
export const cardOf = (userId: string, seed: number): Card => {
  const key = encodeBase64url(new Uint8Array(32).fill(seed)) as PublicKey;
  return {
    userId: userId as UserId,
    address: encodeAddress(new Uint8Array(16).fill(seed)),
    signingKey: key,
    sealingKey: key,
  };
};

/** The name by which `fresh?` asks for a letter. */
export const digestOf = (device: PublicKey, letter: Letter): string =>
  encodeBase64url(new TextEncoder().encode(`${device.slice(0, 4)} ${letter.call} ${letter.sequence}`));

export type SentLetter = { readonly to: PublicKey; readonly letter: Letter };

export type PhoneOptions = {
  readonly clock: FakeClock;
  readonly card: Card;
  /** Where letters go. By default they are only kept in `sent`. */
  readonly carry?: (sent: SentLetter) => Result<void, 'not-connected'>;
  /** Called before everything that the switchboard does to the outside; a promise that never ends is its death, one that fails a refusal. */
  readonly before?: (what: string) => Promise<void> | undefined;
  /** Told of what windows hear. */
  readonly hear?: (view: CallView | undefined, signal: MediaSignal | undefined) => void;
};

export const createPhone = ({ clock, card, carry = () => ok(undefined), before, hear }: PhoneOptions) => {
  const account = card.userId;
  const random = createFakeRandom(card.signingKey.charCodeAt(0) * 65_536 + card.signingKey.charCodeAt(1));
  const session = createFakeSession();
  const people = createFakePeople();
  const pins = createFakePins();
  const settings = createFakeSettings();
  const timers = createFakeTimers(clock);
  const accounts: Account[] = [{ id: account, card, serial: 1, seenAt: 0 }];
  const { delays, ring: ringDelays } = createFakeDelays();
  /** What the browser before left of its calls, and how it is read. */
  const disk = {
    standing: [] as readonly LogEntry[],
    read: async (): Promise<readonly LogEntry[]> => disk.standing,
  };
  const sent: SentLetter[] = [];
  const done: string[] = [];
  const log: LogEntry[] = [];
  const notes: string[] = [];
  const note = (line: string): void => void notes.push(line);
  const signals: MediaSignal[] = [];
  const views: CallView[] = [];
  /** What was put into X's composer. */
  const placed: { readonly text: string; readonly replaces: string | undefined }[] = [];
  let connected = true;
  /** People whose invites were ignored: their devices count once they are called. */
  const ignored = new Set<UserId>();
  const devicesOf = async (_: UserId, userId: UserId): Promise<readonly PublicKey[]> =>
    ignored.has(userId) ? [] : (await pins.ofPerson(account, userId)).map((pin) => pin.card.signingKey);
  /** Brokers that let nobody in. */
  const closedBrokers = new Set<string>();
  let rings: RingSound = 'off';
  /** A switchboard that died goes on for a while in its promises; nothing of it may reach the outside. */
  let life = 0;

  const deps = (): SwitchboardDeps => {
    life += 1;
    const mine = life;
    const act = async <T>(what: string, change: () => T | Promise<T>): Promise<T> => {
      await before?.(what);
      if (mine !== life) return new Promise<never>(() => {});
      return change();
    };
    const now = (what: string, change: () => void): void => void act(what, change);
    const name = ({ person }: Pick<CallView, 'person'>): string => person.name ?? person.userId;
    return {
      clock,
      random,
      settings,
      people,
      pins,
      judge: createJudge({
        clock,
        calendar: fakeCalendar,
        attention: { state: () => Promise.resolve(undefined) },
        settings,
        known: { of: async (_, userId) => (await people.get(account, userId))?.facts ?? {} },
        log: {
          ofPerson: async (_, userId) => log.filter(({ person }) => person.userId === userId),
          since: async (_, at) => log.filter((entry) => entry.at >= at),
        },
      }),
      accounts: { list: () => Promise.resolve(accounts) },
      lookAlikes: createLookAlikes(people),
      session: {
        read: (key) => session.read(key),
        write: (key, value) => act('write', () => session.write(key, value)),
        writeAll: (values) => act('write', () => session.writeAll(values)),
      },
      // What never ends is a death here, unless the test lets time pass.
      delays,
      patience: createPatience(delays, note),
      timers: {
        set: (id, at) => now('arm', () => timers.timers.set(id, at)),
        clear: (id) => now('disarm', () => timers.timers.clear(id)),
      },
      post: {
        send: (_, { signingKey: to }, letter) =>
          act('send', () => {
            if (!connected) return err('not-connected');
            sent.push({ to, letter });
            return carry({ to, letter });
          }),
      },
      log: {
        add: (entry) => act('file', () => void log.push(entry)),
        ofPerson: async (_, userId) => log.filter(({ person }) => person.userId === userId),
        since: async (_, at) => log.filter((entry) => entry.at >= at),
      },
      standing: {
        read: () => disk.read(),
        write: async (entries) => void (disk.standing = entries),
      },
      notifier: {
        ring: (view) => act('notify', () => void done.push(`ring of ${name(view)}: ${view.reason ?? ''}`)),
        digest: () => Promise.resolve(),
        missed: (view) => act('notify', () => void done.push(`missed ${name(view)}`)),
        remind: () => Promise.resolve(),
        clearReminder: () => Promise.resolve(),
        keepRings: () => Promise.resolve(),
        clearRing: () => act('notify', () => void done.push('ring cleared')),
        takenElsewhere: () => act('notify', () => void done.push('taken elsewhere')),
        keepInvites: () => Promise.resolve(),
        invite: () => Promise.resolve(),
        canBeCalled: () => Promise.resolve(),
        warn: () => Promise.resolve(),
      },
      digest: () => act('notify', () => void done.push('digest')),
      windows: {
        open: (_, background) => act('window', () => void done.push(background ? 'window behind' : 'window')),
        show: () => act('window', () => void done.push('window shown')),
        close: () => act('window', () => void done.push('window closed')),
      },
      sounds: {
        ring: (sound) =>
          now('sound', () => {
            rings = sound;
          }),
      },
      pairing: {
        accept: (_, userId) =>
          people
            .update(account, userId, (known) => ({
              ...(known ?? newPerson(account, userId, clock.now())),
              accepted: true,
            }))
            .then(() => void ignored.delete(userId)),
        devicesOf,
        makeInvite: () => act('invite', () => 'ahoy1:token'),
        inviteText: (token, reason) => [token, reason].filter(Boolean).join(' '),
        block: (_, userId) => act('block', () => knows({ ...cardOf(userId, 0), userId }, { blocked: true })),
      },
      visits: createVisits({
        pins,
        settings,
        devicesOf,
        visit: ({ brokerUrl }) =>
          act('visit', () => {
            done.push(`visit to ${brokerUrl}`);
            return !closedBrokers.has(brokerUrl);
          }),
        tell: () => act('tell', () => void done.push('told')),
      }),
      digestOf: (_, letter) => Promise.resolve(digestOf(card.signingKey, letter)),
      placeInvite: (_, text, { replaces }) =>
        act('composer', () => {
          placed.push({ text, replaces });
          return 'written' as const;
        }),
      changed: (view) => {
        if (mine !== life) return;
        views.push(view);
        hear?.(view, undefined);
      },
      signal: (_, signal) =>
        now('signal', () => {
          if (mine !== life) return;
          signals.push(signal);
          hear?.(undefined, signal);
        }),
      logged: () => {},
      note,
    };
  };

  /** A person as this phone knows them; `pin: false` leaves their device unknown. */
  const knows = async (
    { userId, ...keys }: Card,
    change: Partial<Person> & { readonly pin?: false | Partial<Pin> } = {},
  ): Promise<void> => {
    const { pin, ...personal } = change;
    await people.update(account, userId, (known) => ({
      ...(known ?? { ...newPerson(account, userId, clock.now()), accepted: true }),
      ...personal,
    }));
    if (pin === false || personal.blocked === true) return;
    const at = clock.now();
    const proof = { grade: 'written', provedAt: at, heardAt: at, serial: 1 } as const;
    await pins.put({ account, userId, card: { userId, ...keys }, ...proof, ...pin });
  };

  const phone = {
    account,
    card,
    /** Of this browser. */
    accounts,
    disk,
    /** So many milliseconds are over for whatever waits for just that. */
    ringDelays,
    people,
    pins,
    settings,
    timers,
    sent,
    /** Notifications and windows, in order. */
    done,
    log,
    notes,
    signals,
    views,
    placed,
    knows,
    switchboard: createSwitchboard(deps()),
    isRinging: () => rings !== 'off',
    ringSound: () => rings,
    now: () => clock.now(),
    digestOf: (letter: Letter) => digestOf(card.signingKey, letter),
    /** What would outlive the worker. */
    stored: () => session.read('switchboard'),
    setConnected(on: boolean) {
      connected = on;
    },
    closedBrokers,
    ignored,
    types: () => sent.map(({ letter }) => letter.type),
    lastView: () => views.at(-1),
    /** A letter that the host opened, proved and found to be new. */
    hears: (from: Card, letter: Letter): Promise<void> =>
      phone.switchboard.letter(account, {
        letter,
        device: from.signingKey,
        digest: digestOf(from.signingKey, letter),
        receivedAt: clock.now(),
      }),
    /** Lets time pass; what is due comes in order. */
    async wait(milliseconds: number): Promise<void> {
      const end = clock.now() + milliseconds;
      for (;;) {
        const next = Math.min(end, ...[...timers.pending().values()].filter((at) => at > clock.now()));
        clock.advance(next - clock.now());
        for (const id of timers.takeDue()) await phone.switchboard.timer(id);
        await settled();
        if (next === end) return;
      }
    },
    /** Somebody sets the clock of this machine back. */
    turnBack: (milliseconds: number): void => clock.advance(-milliseconds),
    /** The worker dies and starts again; the session, the disk and the host's timers stay. */
    async restart(): Promise<void> {
      phone.switchboard = createSwitchboard(deps());
      await phone.switchboard.resume();
      await settled();
    },
  };
  return phone;
};

export type Phone = ReturnType<typeof createPhone>;

/** Everything that was started in promises is done. */
export const settled = (): Promise<void> =>
  new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
