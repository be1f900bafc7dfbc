import { expect, it } from 'vitest';
import type { LogEntry } from '../../../../utils/core/people/log-entry.ts';
import type { CallId } from '../../../../utils/core/protocol/letter.ts';
import { settled } from '../../../support/phone.ts';
import { ALICE, alicesPhone, BOB, CALL, createWriter, OFFER } from './given.ts';

const LEFT: LogEntry = {
  account: ALICE.userId,
  call: 'AAAAAAAAAAAAAAAAAAAAAQ' as CallId,
  at: 5,
  direction: 'incoming',
  kind: 'audio',
  person: { userId: BOB.userId },
  outcome: 'answered',
};

/** ms; after that nobody waits for a disk, and so much later it is asked again. */
const [LONGEST, TRY_AGAIN] = [1000, 5000];

it('a call that ended with the browser is in Recent after its next start', async () => {
  const phone = await alicesPhone();
  phone.disk.standing = [LEFT];
  await phone.restart();
  expect(phone.log).toEqual([LEFT]);
  expect(phone.disk.standing).toEqual([]);
});

it('is not overwritten while it cannot be read, and is there once it can', async () => {
  const phone = await alicesPhone();
  phone.disk.standing = [LEFT];
  const { read } = phone.disk;
  phone.disk.read = () => Promise.reject(new Error('The disk is busy'));
  await phone.restart();
  await createWriter(phone, BOB).ring();
  expect(phone.disk.standing).toEqual([LEFT]);
  phone.disk.read = read;
  await phone.ringDelays(TRY_AGAIN);
  await settled();
  expect(phone.log).toEqual([LEFT]);
  expect(phone.disk.standing).toMatchObject([{ call: CALL }]);
});

it('is not overwritten while it is read slowly, and is there once', async () => {
  const phone = await alicesPhone();
  phone.disk.standing = [LEFT];
  const { promise, resolve } = Promise.withResolvers<readonly LogEntry[]>();
  phone.disk.read = () => promise;
  const started = phone.restart();
  await settled();
  await phone.ringDelays(LONGEST);
  await started;
  await createWriter(phone, BOB).ring();
  expect(phone.disk.standing).toEqual([LEFT]);
  resolve([LEFT]);
  await settled();
  await phone.ringDelays(TRY_AGAIN);
  await settled();
  expect(phone.log).toEqual([LEFT]);
});

const MISSED: LogEntry = { ...LEFT, outcome: 'missed', person: { userId: BOB.userId, name: 'Bob' } };
const HOUR = 3_600_000;

it('somebody is told of a ring that ended with the browser, once', async () => {
  const phone = await alicesPhone();
  phone.disk.standing = [{ ...MISSED, at: phone.now() - 11 * HOUR }];
  await phone.restart();
  await phone.restart();
  expect(phone.done).toEqual(['missed Bob']);
});

it.each<[string, Partial<LogEntry>]>([
  ['was half a day ago', { at: -12 * HOUR }],
  ['stayed silent', { outcome: 'silenced' }],
  ['was accepted', { outcome: 'answered' }],
  ['somebody here closed', { end: 'window-closed' }],
])('nobody is told of one that %s', async (_, change) => {
  const phone = await alicesPhone();
  phone.disk.standing = [{ ...MISSED, ...change, at: phone.now() + (change.at ?? 0) }];
  await phone.restart();
  expect(phone.log).toHaveLength(1);
  expect(phone.done).toEqual([]);
});

it('a notification that was shown late is not shown again, whatever happens then', async () => {
  const { promise: shown, resolve: show } = Promise.withResolvers<void>();
  const phone = await alicesPhone({ before: (what) => (what === 'notify' ? shown : undefined) });
  const bob = createWriter(phone, BOB);
  const ringing = bob.ring();
  await settled();
  await phone.ringDelays(LONGEST);
  await ringing;
  show();
  await settled();
  await phone.switchboard.media(CALL, OFFER);
  await settled();
  await phone.restart();
  expect(phone.done.filter((line) => line.startsWith('ring of'))).toEqual(['ring of Bob: ']);
});

it('a notification that the browser is slow to show is asked for once', async () => {
  const { promise: shown, resolve: show } = Promise.withResolvers<void>();
  const phone = await alicesPhone({ before: (what) => (what === 'notify' ? shown : undefined) });
  const bob = createWriter(phone, BOB);
  const ringing = bob.ring();
  await settled();
  await phone.ringDelays(LONGEST);
  await ringing;
  const again = phone.switchboard.media(CALL, OFFER);
  await settled();
  await phone.ringDelays(LONGEST);
  await again;
  show();
  await settled();
  expect(phone.done.filter((line) => line.startsWith('ring of'))).toEqual(['ring of Bob: ']);
});

it('rings again if it still rings there, after the browser ended here in the middle of it', async () => {
  const phone = await alicesPhone();
  phone.disk.standing = [{ ...LEFT, call: CALL, outcome: 'missed', at: phone.now() - 10_000 }];
  await phone.restart();
  await createWriter(phone, BOB).ring();
  expect(phone.isRinging()).toBe(true);
});
