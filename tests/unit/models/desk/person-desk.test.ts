import { expect, it } from 'vitest';
import type { PublicKey } from '../../../../utils/core/people/card.ts';
import { createPersonDesk } from '../../../../utils/models/desk/person-desk.ts';
import type { PersonChange } from '../../../../utils/models/ports/messages.ts';
import { createFakeClock } from '../../../support/fakes/clock.ts';
import { createFakePeople } from '../../../support/fakes/stores.ts';
import { BOB, ME } from '../../../support/portable.ts';

const DEVICE = 'their device' as PublicKey;

const done = async (change: PersonChange, named = false): Promise<readonly string[]> => {
  const acts: string[] = [];
  const act = (name: string) => async (): Promise<void> => void acts.push(name);
  const desk = createPersonDesk({
    clock: createFakeClock(),
    people: createFakePeople(),
    isNamedByRule: async () => named,
    visits: { agree: act('agree'), go: async () => ({ devices: [], brokers: [] }) },
    calls: {
      endWith: async ({ how, device }) => void acts.push(`end calls, ${how}${device ? `, ${device}` : ''}`),
    },
    pairing: {
      accept: act('accept'),
      acceptRead: act('accept what was read'),
      ignoreInvite: act('ignore'),
      block: act('block'),
      unblock: act('unblock'),
      remove: act('remove'),
      confirmDevice: act('confirm'),
      removeDevice: act('remove device'),
      changeAddress: act('change address'),
    },
  });
  await desk(ME, BOB, change);
  return acts;
};

it('ends the calls with somebody before their keys go: later nobody could', async () => {
  expect(await done({ type: 'remove' })).toEqual(['end calls, removed', 'remove']);
  expect(await done({ type: 'remove-device', device: DEVICE })).toEqual([
    'end calls, removed, their device',
    'remove device',
  ]);
  expect(await done({ type: 'block', changeAddress: true })).toEqual([
    'end calls, blocked',
    'block',
    'change address',
  ]);
});

it('leaves the calls alone for everything else', async () => {
  expect(await done({ type: 'unblock' })).toEqual(['unblock']);
  expect(await done({ type: 'star', on: true })).toEqual([]);
});

it('takes of those whom a rule names no more than what was read of them', async () => {
  expect(await done({ type: 'star', on: true }, true)).toEqual(['accept what was read']);
  expect(await done({ type: 'verdict', verdict: null }, true)).toEqual(['accept what was read']);
});
