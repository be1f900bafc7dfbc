/** Whose calls ring, where one side has Firefox. Each test goes on where the one before ended. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putRule } from '../../../utils/core/screening/edit-rules.ts';
import { DEFAULT_RULES } from '../../../utils/core/screening/switches.ts';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { conversationId, personOf } from '../../sandbox/x/cast.ts';
import type { Anybody } from '../../support/anybody.ts';
import { arrive } from '../../support/arrive.ts';
import { giveCards } from '../../support/cards.ts';
import { type FirefoxPerson, launchFirefoxPerson } from '../../support/firefox/firefox-person.ts';
import { seeEnd, seeRingGo } from '../../support/firefox/talk.ts';
import { factsOf, knownPeople } from '../../support/known-people.ts';
import { launchPerson, type Person } from '../../support/person.ts';

let sandbox: Sandbox;
let alice: FirefoxPerson;
let bob: Person;

beforeAll(async () => {
  sandbox = await startSandbox();
  [alice, bob] = await Promise.all([
    arrive(sandbox, launchFirefoxPerson({ handle: 'alice', sandbox }), 'bob'),
    arrive(sandbox, launchPerson({ handle: 'bob', sandbox }), 'alice'),
  ]);
  await sandbox.broker.waitForClients(2, 20_000);
  await giveCards({ alice, bob });
});
afterAll(() => sandbox.close());

describe('X’s page in Firefox', () => {
  const buttonsInClosedRoot = (): string[] => {
    const hosts = window.__sandbox.root()?.querySelectorAll('ahoy-call') ?? [];
    return [...hosts].flatMap((host) =>
      [...(host.shadowRoot?.querySelectorAll('button') ?? [])].map((one) => one.ariaLabel ?? ''),
    );
  };

  it('has its responses read for what they say of people', async () => {
    await alice.openX('/carol');
    const facts = async () => factsOf((await knownPeople(alice))['carol']);
    await expect.poll(facts).toMatchObject({ iFollow: 'true x-data', followers: '48211 x-data' });
  });

  it('has the call buttons in a chat that is in a closed shadow root', async () => {
    sandbox.x.configure('alice', { closedRoot: true });
    await alice.openX(`/i/chat/${conversationId('alice', 'bob')}`);
    await expect
      .poll(async () => (await alice.inX(buttonsInClosedRoot, undefined)).slice(0, 2))
      .toEqual(['Audio call @bob', 'Video call @bob']);
    sandbox.x.configure('alice', { closedRoot: false });
    await alice.openChat('bob');
  });
});

type Pair = readonly [caller: Anybody, callee: Anybody];

const CELLS: readonly [cell: string, pair: () => Pair][] = [
  ['Chromium → Firefox', () => [bob, alice]],
  ['Firefox → Chromium', () => [alice, bob]],
];

const seeRecent = async (one: Anybody, text: RegExp): Promise<void> => {
  const popup = await one.popupOn('Recent');
  await expect.poll(() => one.textOf(popup), { message: `Recent of ${one.handle}` }).toMatch(text);
};

const giveUp = async (caller: Anybody): Promise<void> => {
  await caller.pressInCall('Hang up');
  await seeEnd(caller, /Cancelled/u);
};

/** The caller hears it ring, and the callee neither hears nor sees anything. */
const ringSilently = async (caller: Anybody, callee: Anybody, why: RegExp): Promise<void> => {
  await caller.pressCall('Audio', callee.handle);
  await caller.waitForPhase('ringing');
  expect(await callee.isRung()).toBe(false);
  await giveUp(caller);
  await seeRecent(callee, why);
  expect(await callee.isRung()).toBe(false);
};

const ringInVain = async (caller: Anybody, callee: Anybody): Promise<string> => {
  await caller.pressCall('Audio', callee.handle);
  const shown = await callee.ringText(caller.handle);
  await caller.waitForPhase('ringing');
  await giveUp(caller);
  await seeRingGo(callee);
  return shown;
};

const answerOthers = async (callee: Anybody, how: string): Promise<void> => {
  const popup = await callee.popupOn('Screening');
  await callee.pressIn(popup, 'radio', how);
};

describe.each(CELLS)('%s: a caller', (_cell, pair) => {
  it('who is among everyone else is asked for a reason, and rings with it', async () => {
    const [caller, callee] = pair();
    await answerOthers(callee, 'Ask for a reason');
    await callee.pressIn(await callee.popupOn('Screening'), 'checkbox', 'Anyone I have a card of');
    await caller.pressCall('Audio', callee.handle);
    const window = await caller.waitForPhase('asking');
    expect(await callee.isRung()).toBe(false);
    await caller.writeIn(window, 'textbox', 'Reason', 'About the contract');
    await caller.waitForPhase('ringing');
    expect(await callee.ringText(caller.handle)).toMatch(
      /About the contract[^]*they said what it is about/iu,
    );
    await callee.answer(caller.handle, 'Decline');
    await seeEnd(caller, /Declined/u);
    await seeRingGo(callee);
  });

  it('is declined at once with a message', async () => {
    const [caller, callee] = pair();
    await answerOthers(callee, 'Decline with a message');
    await callee.writeIn(await callee.popupOn('Screening'), 'textbox', 'Your message', 'Please write first');
    await caller.pressCall('Audio', callee.handle);
    await seeEnd(caller, /Declined[^]*Please write first/u);
    await seeRecent(callee, /Declined: not among the people who may ring you\./u);
    expect(await callee.isRung()).toBe(false);
  });

  it('stays silent, and cannot tell', async () => {
    const [caller, callee] = pair();
    await answerOthers(callee, 'Silent');
    await ringSilently(caller, callee, /Silenced: not among the people who may ring you\./u);
  });
});

/** What the callee's browser alone decides, and the caller cannot tell. */
describe('Chromium → Firefox: a caller', () => {
  const pair = (): Pair => [bob, alice];

  it('rings where that was decided for this one person', async () => {
    const [caller, callee] = pair();
    const { name } = personOf(caller.handle);
    const people = await callee.popupOn('People');
    await callee.pressIn(people, 'button', `Details about ${name}`);
    await callee.chooseIn(people, 'When they call', 'Always ring');
    expect(await ringInVain(caller, callee)).toMatch(/you chose this for them alone/iu);
  });

  it('stays silent where the limit of rings a day is reached', async () => {
    const [caller, callee] = pair();
    await callee.chooseIn(await callee.popupOn('People'), 'When they call', 'As my rules say');
    const popup = await callee.popupOn('Screening');
    await callee.pressIn(popup, 'checkbox', 'Anyone I have a card of');
    await callee.writeIn(popup, 'spinbutton', 'Rings per person per day', '1');
    await ringSilently(caller, callee, /Silenced: one ring without an answer today/u);
  });

  it('is met by a rule of the callee’s own', async () => {
    const [caller, callee] = pair();
    const rule = {
      id: 'own-pictures',
      name: 'No pictures',
      on: true,
      when: { type: 'kind', kind: 'video' },
      outcome: { verdict: 'decline', message: 'Voice only today' },
    } as const;
    await callee.inExtension(
      (stored) => ((globalThis as { browser?: typeof chrome }).browser ?? chrome).storage.local.set(stored),
      { [`screening.${personOf(callee.handle).id}.rules`]: putRule(DEFAULT_RULES, rule) },
    );
    await caller.pressCall('Video', callee.handle);
    await seeEnd(caller, /Declined[^]*Voice only today/u);
    await seeRecent(callee, /No pictures/u);
  });
});
