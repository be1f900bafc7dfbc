import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { giveCards } from '../support/cards.ts';
import { launchPerson, type Person } from '../support/person.ts';
import { nothingRings, ring, seeEnd, seeRecent } from '../support/pair.ts';

let sandbox: Sandbox;
let carol: Person;
let bob: Person;

/** A zone in which it is three at night now, whatever the time is here. */
const nightZone = (): string => {
  const hour = new Date().getUTCHours();
  const ahead = hour <= 14 + 3 && hour < 15 ? 3 - hour : 27 - hour;
  // The names of these zones count westwards.
  return `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
};

beforeAll(async () => {
  sandbox = await startSandbox();
  // Carol has a blue check; Bob lives where it is night.
  const arrive = async (handle: string, other: string, timeZone?: string): Promise<Person> => {
    const person = await launchPerson({ handle, sandbox, ...(timeZone && { timeZone }) });
    await person.setBroker(sandbox.broker.url);
    await person.openChat(other);
    return person;
  };
  [carol, bob] = await Promise.all([arrive('carol', 'bob'), arrive('bob', 'carol', nightZone())]);
  await sandbox.broker.waitForClients(2);
  await giveCards({ alice: carol, bob });
});
afterAll(() => sandbox.close());

const hangUp = async (): Promise<void> => {
  const window = await carol.callWindow();
  await window.getByRole('button', { name: 'Hang up' }).click();
  await seeEnd(carol, 'Cancelled');
};

const ringInVain = async (): Promise<void> => {
  const notification = await ring(carol, bob);
  await hangUp();
  await bob.bus.waitForClosed(notification);
  await nothingRings(bob);
};

/** Carol hears it ring, and Bob hears nothing. */
const ringSilently = async (): Promise<void> => {
  await carol.callButton('Audio', 'bob').click();
  await carol.waitForPhase('ringing');
  await hangUp();
  await nothingRings(bob);
};

const GROUPS = {
  'My people': 'my-people',
  'People I follow': 'i-follow',
  'Verified accounts': 'verified',
  'Anyone I have a card of': 'has-card',
} as const;
type Group = keyof typeof GROUPS;

/** The groups whose rule is on in the store, from which each ring is judged. */
const storedGroups = (popup: Page): Promise<readonly string[]> =>
  popup.evaluate(async (groups) => {
    const stored = Object.entries(await chrome.storage.local.get(null));
    const rules = stored.find(([key]) => /^screening\.\d+\.rules$/u.test(key))?.[1] as
      | readonly { readonly id: string; readonly on: boolean }[]
      | undefined;
    return (rules ?? []).filter(({ id, on }) => on && groups.includes(id)).map(({ id }) => id);
  }, Object.values<string>(GROUPS));

const allowNobodyBut = async (group: Group | undefined): Promise<Page> => {
  const popup = await bob.popupOn('Screening');
  for (const name of Object.keys(GROUPS))
    await popup.getByRole('checkbox', { name, exact: true }).setChecked(name === group);
  await popup.getByRole('radio', { name: 'Silent' }).check();
  await expect.poll(() => storedGroups(popup)).toEqual(group === undefined ? [] : [GROUPS[group]]);
  return popup;
};

describe('whether a caller rings', () => {
  it('depends on each group that may: in none, they are silent', async () => {
    await allowNobodyBut(undefined);
    await ringSilently();
    await seeRecent(bob, /Silenced: not among the people who may ring you\./u);
  });

  it('who has a card rings with that switch alone', async () => {
    await allowNobodyBut('Anyone I have a card of');
    await ringInVain();
    await seeRecent(bob, /Missed[^]*Rang: you exchanged cards\./u);
  });

  it('with a check rings with that switch alone, as the conversation showed it', async () => {
    await allowNobodyBut('Verified accounts');
    await ringInVain();
    await seeRecent(bob, /Missed[^]*Rang: verified account\./u);
  });

  it('whom I follow rings with that switch alone, once X showed that I do', async () => {
    await allowNobodyBut('People I follow');
    await ringSilently();
    sandbox.x.follow('bob', 'carol');
    await bob.openX('/carol');
    await bob.callButton('Audio', 'carol').waitFor();
    const popup = await bob.popupOn('People');
    // It is noted a moment after the buttons are there.
    await popup.getByRole('button', { name: 'Details about Carol Castle' }).click();
    await popup.getByText('You follow them').waitFor();
    await ringInVain();
    await seeRecent(bob, /Missed[^]*Rang: you follow them\./u);
  });

  it('one of my people rings with that switch alone', async () => {
    const popup = await bob.popupOn('People');
    await popup.getByRole('button', { name: 'My people: Carol Castle' }).click();
    await allowNobodyBut('My people');
    await ringInVain();
    await seeRecent(bob, /Missed[^]*Rang: in My people\./u);
  });
});

describe('quiet hours, where it is night', () => {
  it('keep one of my people silent, and let them through when they call again', async () => {
    // Whoever tried a minute ago would come through at once.
    await (await bob.popupOn('Recent')).getByRole('button', { name: 'Clear' }).click();
    const popup = await allowNobodyBut('My people');
    await popup.getByRole('checkbox', { name: 'Quiet hours' }).check();
    await ringSilently();
    await seeRecent(bob, /Silenced: quiet hours until 8:00.AM\./u);
    await ringInVain();
    await seeRecent(bob, /Missed[^]*Rang: quiet hours until 8:00.AM, in My people, and they called/u);
  });

  it('keep others silent however often they call, and let everybody through while a call is expected', async () => {
    const popup = await allowNobodyBut('Verified accounts');
    const people = await bob.popupOn('People');
    await people.getByRole('button', { name: 'My people: Carol Castle' }).click();
    await ringSilently();
    await ringSilently();
    await seeRecent(bob, /Silenced: quiet hours until 8:00.AM\./u);
    await bob.popupOn('Screening');
    await popup.getByText('Expecting a call…').click();
    await popup.getByRole('button', { name: '30 min' }).click();
    await ringInVain();
    await seeRecent(bob, /Missed[^]*Rang: you expect a call\./u);
    await bob.popupOn('Screening');
    await popup.getByRole('button', { name: 'Stop' }).click();
    await popup.getByRole('checkbox', { name: 'Quiet hours' }).uncheck();
    await bob.popupOn('People');
    await people.getByRole('button', { name: 'My people: Carol Castle' }).click();
  });
});

describe('a person who rings in vain again and again', () => {
  it('stays silent from the sixth time on, and one notification says so', async () => {
    await allowNobodyBut('My people');
    while (!(await isLimited())) await ringInVain();
    await ringSilently();
    await seeRecent(bob, /Silenced: 5 rings without an answer today\./u);
    const digest = await bob.bus.waitFor(({ title }) => title === 'One call stayed silent');
    await ringSilently();
    await expect.poll(() => digest.title).toBe('2 calls stayed silent');
    expect(bob.bus.open().filter(({ title }) => title.includes('stayed silent'))).toHaveLength(1);
  });
});

/** Whether five rings were missed by now. */
async function isLimited(): Promise<boolean> {
  const popup = await bob.popupOn('Recent');
  return (await popup.locator('.recent-list > li', { hasText: 'Missed' }).count()) >= 5;
}
