import { expect, it } from 'vitest';
import type { PublicKey } from '../../../utils/core/people/card.ts';
import type { KeptPerson } from '../../../utils/core/people/kept-person.ts';
import { createTakeBack } from '../../../utils/models/take-back.ts';
import { createFakeBackground, settled } from '../../support/fakes/background.ts';
import { ACCOUNT, BOB, PINS } from '../../support/page-stories.ts';

const [newer, older] = PINS.filter(({ card }) => card.userId === BOB.userId);
const devices = [newer, older].flatMap((pin) => pin ?? []);
const keys = devices.map(({ card }) => card.signingKey);
const KEPT: KeptPerson = {
  person: BOB,
  pins: devices,
  read: [],
  sent: [],
  marks: [{ subject: BOB.userId, at: 1 }, ...keys.map((subject) => ({ subject, at: 2 }))],
};

/** What goes back when this is undone. */
const takenBack = async (deed: Parameters<ReturnType<typeof createTakeBack>['toPerson']>[1]) => {
  const background = createFakeBackground();
  background.answer('keep-person', KEPT);
  background.answer('restore-person', undefined);
  let undo: (() => void) | undefined;
  const { toPerson } = createTakeBack(background, (_, back) => {
    undo = back;
  });
  toPerson({ ...BOB, account: ACCOUNT }, deed, () => Promise.resolve(true));
  await settled();
  undo?.();
  await settled();
  return background.asked.filter(({ type }) => type === 'restore-person').map(({ data }) => data);
};

it('takes back all that is kept of a person', async () => {
  expect(await takenBack({ type: 'removed' })).toEqual([
    { account: ACCOUNT, userId: BOB.userId, act: 'removed', kept: KEPT },
  ]);
});

it.each(['device-confirmed', 'device-removed'] as const)(
  'takes back of one device nothing that was done to another: %s',
  async (type) => {
    const device = keys[1] as PublicKey;
    expect(await takenBack({ type, device })).toEqual([
      {
        account: ACCOUNT,
        userId: BOB.userId,
        act: type,
        kept: { ...KEPT, pins: [older], marks: [{ subject: device, at: 2 }] },
      },
    ]);
  },
);
