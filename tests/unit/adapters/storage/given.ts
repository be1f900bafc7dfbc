import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import type { Address, PublicKey } from '../../../../utils/core/people/card.ts';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import type { LogEntry } from '../../../../utils/core/people/log-entry.ts';
import type { Person, Pin, SentInvite } from '../../../../utils/core/people/person.ts';
import type { CallId } from '../../../../utils/core/protocol/letter.ts';
import { createFakeClock } from '../../../support/fakes/clock.ts';
import { createDatabase } from '../../../../utils/adapters/storage/database.ts';

export const clock = createFakeClock();

export const ALICE = '1001' as UserId;
export const BOB = '2002' as UserId;
export const CAROL = '3003' as UserId;

/** An empty disk. */
export const freshDisk = (): void => {
  globalThis.indexedDB = new IDBFactory();
};

/** What a restart of the browser leaves: the same disk, no open connection of ours. */
export const restarted = createDatabase;

export const keyNamed = (name: string): PublicKey => `${name.padEnd(42, '_')}A` as PublicKey;
const addressNamed = (name: string): Address => name.padEnd(26, 'a') as Address;

export const person = (account: UserId, userId: UserId): Person => ({
  account,
  userId,
  facts: {},
  starred: false,
  blocked: false,
  accepted: true,
  relayOnly: false,
  note: '',
  since: 0,
});

export const pin = (account: UserId, userId: UserId, device: string, heardAt = 0): Pin => ({
  account,
  userId,
  card: {
    userId,
    address: addressNamed(device),
    signingKey: keyNamed(device),
    sealingKey: keyNamed(`${device}-seal`),
  },
  grade: 'written',
  provedAt: 0,
  heardAt,
  serial: 0,
});

export const sentInvite = (account: UserId, invited: UserId, pskId: string): SentInvite => ({
  account,
  pskId,
  secret: 'secret',
  invited,
  issuedAt: 0,
});

export const logEntry = (account: UserId, call: string, at: number): LogEntry => ({
  account,
  call: call as CallId,
  direction: 'incoming',
  person: { userId: BOB },
  kind: 'audio',
  at,
  outcome: 'missed',
});
