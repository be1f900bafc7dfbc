import { beforeEach, describe, expect, it } from 'vitest';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import { createPersonDesk } from '../../../../utils/models/desk/person-desk.ts';
import { createVisits, type VisitDesk } from '../../../../utils/models/desk/visits.ts';
import { createFakeClock } from '../../../support/fakes/clock.ts';
import { createFakeSettings, type FakeSettings } from '../../../support/fakes/settings.ts';
import { createFakePeople, createFakePins } from '../../../support/fakes/stores.ts';
import { cardOf } from '../../../support/phone.ts';

const ME = '44196397' as UserId;
const BOB = { ...cardOf('83001122', 2), broker: 'https://bobs.example' };
const LAPTOP = { ...cardOf('83001122', 3), broker: 'https://laptops.example' };

let settings: FakeSettings;
let visits: VisitDesk;
let done: string[];

beforeEach(async () => {
  settings = createFakeSettings();
  done = [];
  const pins = createFakePins();
  for (const card of [BOB, LAPTOP])
    await pins.put({
      account: ME,
      userId: card.userId,
      card,
      grade: 'written',
      provedAt: 1,
      heardAt: 1,
      serial: 1,
    });
  visits = createVisits({
    pins,
    settings,
    devicesOf: async (account, userId) =>
      (await pins.ofPerson(account, userId)).map(({ card }) => card.signingKey),
    visit: async ({ brokerUrl, trip }) => {
      done.push(`${trip} to ${brokerUrl}`);
      return true;
    },
    tell: async () => void done.push('told'),
  });
});

const trip = { id: 'trip', account: ME, userId: BOB.userId };

describe('a trip', () => {
  it('goes only where it was agreed to, and rings only who is there', async () => {
    await visits.agree(['bobs.example']);
    expect(await visits.asks(ME, BOB.userId)).toEqual(['laptops.example']);
    expect(await visits.go(trip)).toEqual({ devices: [BOB.signingKey], brokers: [BOB.broker] });
    expect(done).toEqual(['trip to https://bobs.example', 'told']);
  });

  it('goes wherever was agreed to at the same moment', async () => {
    await Promise.all([visits.agree(['bobs.example']), visits.agree(['laptops.example'])]);
    expect(await visits.asks(ME, BOB.userId)).toEqual([]);
  });

  it('goes nowhere before anything was agreed to', async () => {
    expect(await visits.go(trip)).toEqual({ devices: [], brokers: [] });
    expect(done).toEqual([]);
  });

  it('that lasts is prolonged without telling anybody again, where it went and nowhere else', async () => {
    await visits.agree(['bobs.example', 'laptops.example']);
    await visits.stay(trip, [BOB.broker]);
    expect(done).toEqual(['trip to https://bobs.example']);
  });

  it('that lasts needs no guest where we are at home by now', async () => {
    await settings.setBrowser({ brokerUrl: BOB.broker });
    await visits.stay(trip, [BOB.broker]);
    expect(done).toEqual([]);
  });

  it('remembers every host that was agreed to', async () => {
    await visits.agree(['bobs.example']);
    await visits.agree(['laptops.example', 'bobs.example']);
    expect((await settings.browser()).agreedHosts).toEqual(['bobs.example', 'laptops.example']);
    expect(await visits.asks(ME, BOB.userId)).toEqual([]);
  });
});

describe('Allow', () => {
  const allow = async (agreed?: readonly string[]): Promise<void> => {
    const act = async (): Promise<void> => {};
    const change = createPersonDesk({
      clock: createFakeClock(),
      people: createFakePeople(),
      isNamedByRule: async () => false,
      visits,
      calls: { endWith: act },
      pairing: {
        accept: async () => void done.push('accepted'),
        acceptRead: act,
        ignoreInvite: act,
        block: act,
        unblock: act,
        remove: act,
        confirmDevice: act,
        removeDevice: act,
        changeAddress: act,
      },
    });
    await change(ME, BOB.userId, { type: 'allow', ...(agreed === undefined ? {} : { agreed }) });
  };

  it('goes to the server that it named, and answers there', async () => {
    await allow(['bobs.example']);
    expect(done).toEqual(['accepted', `allow.${BOB.userId} to https://bobs.example`, 'told']);
  });

  it('goes nowhere when it named none', async () => {
    await allow();
    expect(done).toEqual(['accepted']);
  });
});
