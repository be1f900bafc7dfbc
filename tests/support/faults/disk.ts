/** What a machine keeps: its disk, and the session of one run of the browser. Both can be full, slow or gone. */
import type { Card } from '../../../utils/core/people/card.ts';
import { newPerson } from '../../../utils/core/people/facts.ts';
import type { CallId } from '../../../utils/core/protocol/letter.ts';
import type { Person } from '../../../utils/core/people/person.ts';
import type { LogEntry } from '../../../utils/core/people/log-entry.ts';
import { createFakeSettings } from '../fakes/settings.ts';
import { createFakePeople, createFakePins } from '../fakes/stores.ts';

/** How writing goes. `hangs`: the browser never answers. */
export type Writing = 'sound' | 'rejects' | 'hangs';

export const createDisk = (card: Card) => {
  let writing: Writing = 'sound';
  let people = createFakePeople();
  let pins = createFakePins();
  let replay = new Set<string>();
  let own: Card | undefined = card;
  const log = new Map<CallId, LogEntry>();
  let standing: readonly LogEntry[] = [];
  let session = new Map<string, unknown>();
  const settings = createFakeSettings();

  const write = async <T>(deed: () => T | Promise<T>): Promise<T> => {
    if (writing === 'hangs') return new Promise<never>(() => {});
    if (writing === 'rejects') throw new Error('QuotaExceededError');
    return deed();
  };

  const accountOf = () => own && { id: own.userId, card: own, serial: 1, seenAt: 0 };

  return {
    settings,
    log,
    card: () => own,
    accounts: { get: async () => accountOf() },
    people: {
      ...createFakePeople(),
      get: (...key: Parameters<typeof people.get>) => people.get(...key),
      kept: (...key: Parameters<typeof people.kept>) => people.kept(...key),
      list: (...key: Parameters<typeof people.list>) => people.list(...key),
      update: (...change: Parameters<typeof people.update>) => write(() => people.update(...change)),
    },
    pins: {
      ...createFakePins(),
      get: (...key: Parameters<typeof pins.get>) => pins.get(...key),
      ofPerson: (...key: Parameters<typeof pins.ofPerson>) => pins.ofPerson(...key),
      list: (...key: Parameters<typeof pins.list>) => pins.list(...key),
    },
    replay: {
      seen: (_: string, letter: string) =>
        write(() => {
          const known = replay.has(letter);
          replay.add(letter);
          return known;
        }),
    },
    file: (entry: LogEntry) => write(() => void log.set(entry.call, entry)),
    standing: {
      read: async () => standing,
      write: (entries: readonly LogEntry[]) => write(() => void (standing = structuredClone(entries))),
    },
    session: {
      read: async (key: string) => structuredClone(session.get(key)),
      write: (key: string, value: unknown) => write(() => void session.set(key, structuredClone(value))),
      writeAll: (values: Readonly<Record<string, unknown>>) =>
        write(() => {
          for (const [key, value] of Object.entries(values)) session.set(key, structuredClone(value));
        }),
    },
    setWriting(now: Writing): void {
      writing = now;
    },
    /** The browser has ended. */
    endSession(): void {
      session = new Map();
    },
    async knows(other: Card, now: number, more: Partial<Person> = {}): Promise<void> {
      const { userId } = other;
      await people.update(card.userId, userId, () => ({
        ...newPerson(card.userId, userId, now),
        accepted: true,
        ...more,
      }));
      const proof = { grade: 'written', provedAt: now, heardAt: now, serial: 1 } as const;
      await pins.put({ account: card.userId, userId, card: other, ...proof });
    },
    /** Somebody deletes the data of the extension, keys and all. */
    wipe(): void {
      people = createFakePeople();
      pins = createFakePins();
      replay = new Set();
      own = undefined;
      log.clear();
    },
  };
};
