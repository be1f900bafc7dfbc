import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { endCall } from '../support/call-steps.ts';
import { giveCards } from '../support/cards.ts';
import { AUDIBLE, hearRemote } from '../support/frames.ts';
import { connect, meetFriends, ring, seeRecent, type Pair, seeEnd } from '../support/pair.ts';
import { launchPerson, type Person } from '../support/person.ts';

let sandbox: Sandbox;
let pair: Pair;
let carol: Person;

beforeAll(async () => {
  sandbox = await startSandbox();
  pair = await meetFriends(sandbox);
  carol = await launchPerson({ handle: 'carol', sandbox });
  await carol.setBroker(sandbox.broker.url);
  await carol.openChat('bob');
  await pair.bob.openChat('carol');
  await sandbox.broker.waitForClients(3);
  await giveCards({ alice: carol, bob: pair.bob });
});
afterAll(() => sandbox.close());

/** Stars somebody, and lets those ring during other calls. */
const letMyPeopleRing = async (person: Person, name: string): Promise<void> => {
  const people = await person.popupOn('People');
  await people.getByRole('button', { name: `My people: ${name}`, pressed: false }).click();
  await people.getByRole('button', { name: `My people: ${name}`, pressed: true }).waitFor();
  await people.close();
  const screening = await person.popupOn('Screening');
  await screening.getByRole('checkbox', { name: 'My people ring all the same' }).check();
  await screening.close();
};

/** Of several windows the one with this person. */
const waitForLive = async (person: Person, name: string): Promise<Page> => {
  const find = async (): Promise<Page | undefined> => {
    for (const page of person.context.pages())
      if (page.url().includes('/call.html'))
        if ((await page.locator('[data-phase=live]').filter({ hasText: name }).count()) > 0) return page;
    return undefined;
  };
  let found: Page | undefined;
  await expect
    .poll(async () => {
      found = await find();
      return found !== undefined;
    })
    .toBe(true);
  if (found === undefined) throw new Error(`no live call with ${name}`);
  return found;
};

describe('a third person', () => {
  it('who calls somebody in a call sees Busy; the call goes on, and the other finds a missed call', async () => {
    const { alice, bob } = pair;
    await connect(alice, bob);
    await carol.callButton('Audio', 'bob').click();
    expect(await seeEnd(carol, 'Busy')).toContain('in another call');
    const missed = await bob.bus.waitFor(({ title }) => title.includes('Missed call'));
    expect(missed.title).toBe('Missed call from Carol Castle');
    expect(await bob.phase()).toBe('live');
    await seeRecent(bob, /Carol Castle[^]*Missed/u);
    expect(await hearRemote(await alice.callWindow())).toBeGreaterThan(AUDIBLE);
    await endCall(alice, bob);
  });

  it('whose ring is still open when another is accepted hears Busy', async () => {
    const { alice, bob } = pair;
    await carol.callButton('Audio', 'bob').click();
    await carol.waitForPhase('ringing');
    await connect(alice, bob);
    await seeEnd(carol, 'Busy');
    expect(bob.bus.open().filter(({ title }) => title.endsWith('is calling'))).toEqual([]);
    await endCall(bob, alice);
  });

  it('waits where the rules let them, and whoever talked is on hold until their call is resumed', async () => {
    const { alice, bob } = pair;
    await letMyPeopleRing(bob, 'Carol Castle');
    await connect(alice, bob);
    const told = (await bob.callWindow()).getByText(/^Carol Castle\W? is calling you, too/u);
    const rings = await ring(carol, bob);
    await told.waitFor();
    bob.bus.press(rings, 'Accept');
    await Promise.all([carol.waitForPhase('live'), waitForLive(bob, 'Carol Castle')]);
    await told.waitFor({ state: 'detached' });
    const hers = await alice.callWindow();
    await hers.getByText(/Bob Baker\W? put the call on hold/u).waitFor();
    await expect.poll(() => hearRemote(hers)).toBeLessThan(0.0001);
    expect(await hearRemote(await carol.callWindow())).toBeGreaterThan(AUDIBLE);

    const [withAlice, withCarol] = await Promise.all([
      waitForLive(bob, 'Alice Archer'),
      waitForLive(bob, 'Carol Castle'),
    ]);
    await withAlice.getByRole('button', { name: 'Resume' }).click();
    await expect.poll(() => hearRemote(hers)).toBeGreaterThan(AUDIBLE);
    await withCarol.getByRole('button', { name: 'Resume' }).waitFor();
    await withCarol.getByRole('button', { name: 'Hang up' }).click();
    await seeEnd(carol, 'Call ended');
    await withAlice.getByRole('button', { name: 'Hang up' }).click();
    await alice.waitForPhase('ended');
  });
});
