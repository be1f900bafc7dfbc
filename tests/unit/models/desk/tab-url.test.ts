import { expect, it } from 'vitest';
import type { Handle } from '../../../../utils/core/people/ids.ts';
import { createDesk, type DeskDeps } from '../../../../utils/models/desk/desk.ts';
import { createFakeClock } from '../../../support/fakes/clock.ts';
import { createFakePeople } from '../../../support/fakes/stores.ts';
import { ACCOUNT, BOB, LONG, OWN_ACCOUNT } from '../../../support/page-stories.ts';

const BOBBY = { id: BOB.userId, handle: 'bob' as Handle };
const said = { me: ACCOUNT, partner: BOBBY };
const ofBob = `https://x.com/i/chat/${BOB.userId}-${ACCOUNT}`;
const ofAnother = `https://x.com/i/chat/${ACCOUNT}-${LONG.userId}`;

/** What a tab with this URL achieves by a call and by an invite, both of them Bob's by its own word. */
const achieved = async (url: string) => {
  const done: string[] = [];
  const deps: Partial<DeskDeps> = {
    clock: createFakeClock(),
    people: createFakePeople(),
    accounts: { get: (id: string) => Promise.resolve(id === ACCOUNT ? OWN_ACCOUNT : undefined) } as never,
    switchboard: { placeCall: () => Promise.resolve(void done.push('call')) } as never,
    readInvite: () => Promise.resolve(done.push('invite') > 0),
    join: () => Promise.resolve(),
  };
  const desk = createDesk(deps as DeskDeps);
  const tab = { tabId: 7, url };
  await desk.placeCall(tab, { ...said, kind: 'audio' });
  await desk.placeCall(tab, { me: BOB.userId, partner: { ...BOBBY, id: ACCOUNT }, kind: 'audio' });
  const isSettled = await desk.inviteFound(tab, { ...said, token: 'ahoy1:AAAA', text: 'ahoy1:AAAA' });
  // What was not read may be told again.
  expect(isSettled).toBe(done.includes('invite'));
  return done;
};

it('a tab calls, and reads invites of, nobody but whom its URL names', async () => {
  expect(await achieved(ofBob)).toEqual(['call', 'invite']);
  // The chat alone may leave the prefix out.
  expect(await achieved(ofBob.replace('x.com/i/chat', 'chat.x.com'))).toEqual(['call', 'invite']);
  expect(await achieved(ofAnother.replace('x.com/i/chat', 'chat.x.com'))).toEqual([]);
  expect(await achieved('https://chat.x.com/')).toEqual([]);
  expect(await achieved(ofAnother)).toEqual([]);
  expect(await achieved(`${ofBob}/info`)).toEqual([]);
  expect(await achieved('https://x.com/i/chat/requests')).toEqual([]);
});

it('where no URL names anybody the page is believed about calls, and about no invite', async () => {
  expect(await achieved('https://x.com/home')).toEqual(['call']);
});
