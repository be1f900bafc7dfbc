import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { conversationId, GROUP } from '../../sandbox/x/cast.ts';
import { DEFAULT_SETTINGS } from '../../sandbox/x/settings.ts';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { type FirefoxPerson, launchFirefoxPerson } from '../../support/firefox/firefox-person.ts';
import { pressOn } from '../../support/firefox/press.ts';
import { waitForInviteText } from '../../support/call-steps.ts';
import { knownPeople } from '../../support/known-people.ts';

/** X's page in Firefox, whose scripts see it through wrappers of Firefox's own. */
let sandbox: Sandbox;
let alice: FirefoxPerson;
beforeAll(async () => {
  sandbox = await startSandbox();
  alice = await launchFirefoxPerson({ handle: 'alice', sandbox });
  await alice.setBroker(sandbox.broker.url);
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  sandbox.x.configure('alice', DEFAULT_SETTINGS);
  await alice.openX('/settings');
});

const chatWith = (handle: string): string => `/i/chat/${conversationId('alice', handle)}`;

/** The names of our buttons, wherever on the page they are, those of the menu's left out. */
const buttons = (): Promise<readonly string[]> =>
  alice.inX(() => {
    const roots = [document, window.__sandbox.root() ?? document];
    const hosts = new Set(roots.flatMap((root) => [...root.querySelectorAll('ahoy-call')]));
    return [...hosts].flatMap((host) =>
      [...(host.shadowRoot?.querySelectorAll('button') ?? [])]
        .map((one) => one.ariaLabel ?? '')
        .filter((name) => name.includes(' call ')),
    );
  }, undefined);

const appear = (handle: string): Promise<void> =>
  expect
    .poll(buttons, { timeout: 10_000, message: `buttons of ${handle}` })
    .toEqual([`Audio call @${handle}`, `Video call @${handle}`]);

/** No button now, and none within the time in which one would have come. */
const stayAway = async (): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, 1200));
  expect(await buttons()).toEqual([]);
};

describe('the buttons', () => {
  it('come to a chat that is slow to be there, and back whatever X makes anew', async () => {
    sandbox.x.configure('alice', { attachMs: 800, emptyRootMs: 800, composerMs: 2500 });
    await alice.openX(chatWith('bob'));
    await appear('bob');
    for (const act of ['wipeRoot', 'replaceHost', 'replaceHtml', 'rerenderHeader'] as const) {
      await alice.inX((name) => window.__sandbox[name](), act);
      await new Promise((resolve) => setTimeout(resolve, 100));
      await appear('bob');
    }
  });

  it('come without a shadow root, and where the chat is an app by itself', async () => {
    sandbox.x.configure('alice', { lightDom: true });
    await alice.openX(chatWith('bob'));
    await appear('bob');
    sandbox.x.configure('alice', DEFAULT_SETTINGS);
    const page = await alice.openX('/home');
    await page.goto(`https://chat.x.com${chatWith('carol')}`);
    await appear('carol');
  });

  it('come to the drawer, change with the person in it, and go with it', async () => {
    const page = await alice.openX('/home');
    await pressOn(page, '>>> [data-testid="chat-drawer-main"]');
    for (const handle of ['zoe', 'carol']) {
      const row = conversationId('alice', handle).replace('-', ':');
      await pressOn(page, `>>> [data-testid="dm-conversation-item-${row}"]`);
      await appear(handle);
      await pressOn(page, '>>> [data-testid="dm-conversation-back-button"]');
      await expect.poll(buttons).toEqual([]);
    }
  });

  it('come to a profile, unless it takes no messages', async () => {
    await alice.openX('/bob');
    await appear('bob');
    await alice.openX('/dave');
    await stayAway();
  });

  it('stay away from groups and requests', async () => {
    for (const path of [`/i/chat/${GROUP.id}`, `/i/chat/requests/${conversationId('alice', 'dave')}`]) {
      await alice.openX(path);
      await stayAway();
    }
  });
});

it('the menu is opened and pressed by a person, and what was chosen is kept for whom it was chosen', async () => {
  const page = await alice.openX(chatWith('bob'));
  await appear('bob');
  await pressOn(page, '>>> button[aria-label="Ahoy options @bob"]');
  await pressOn(page, '>>> ::-p-text(Always silent)');
  await expect.poll(async () => (await knownPeople(alice))['bob']?.verdict).toBe('silent');
});

it('a script of the page that presses a button calls nobody', async () => {
  await alice.openX(chatWith('bob'));
  await appear('bob');
  await alice.inX(() => {
    const host = window.__sandbox.root()?.querySelector('ahoy-call');
    const button = host?.shadowRoot?.querySelector('button');
    button?.click();
    button?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
  }, undefined);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await alice.waitForPhase('inviting', 1).catch(() => 'no call')).toBe('no call');
});

it('an invite is written into the composer, and nothing is sent', async () => {
  const sent = () => sandbox.x.messages(conversationId('alice', 'carol')).length;
  await alice.openX(chatWith('carol'));
  await appear('carol');
  const before = sent();
  await alice.pressCall('Audio', 'carol');
  await alice.waitForPhase('inviting');
  await waitForInviteText(alice);
  expect(sent()).toBe(before);
  await alice.closeCall();
});
