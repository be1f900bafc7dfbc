import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { personOf } from '../../sandbox/x/cast.ts';
import { arrive } from '../../support/arrive.ts';
import { type FirefoxPerson, launchFirefoxPerson } from '../../support/firefox/firefox-person.ts';
import { areLive, ring, seeAndHear } from '../../support/firefox/talk.ts';
import { endCall, waitForInviteText } from '../../support/call-steps.ts';
import { launchPerson, type Person } from '../../support/person.ts';

/** Somebody with two accounts in one Firefox: Zoë's in its plain tabs, Alice's in a container. */
let sandbox: Sandbox;
let alice: FirefoxPerson;
let bob: Person;

beforeAll(async () => {
  sandbox = await startSandbox();
  [alice, bob] = await Promise.all([
    arrive(sandbox, launchFirefoxPerson({ handle: 'alice', sandbox, inContainer: true }), 'bob'),
    arrive(sandbox, launchPerson({ handle: 'bob', sandbox }), 'alice'),
  ]);
  await (await alice.newPage()).goto('https://x.com/login-as/zoe?to=/home');
  // Each account has an address of its own.
  await sandbox.broker.waitForClients(3, 20_000);
  await alice.openChat('bob');
});
afterAll(() => sandbox.close());

/** Whose calls and keys Firefox has written down; people are also learnt from X's pages. */
const kept = (): Promise<readonly string[]> =>
  alice.inExtension(async () => {
    const open = indexedDB.open('ahoy');
    await new Promise((resolve) => open.addEventListener('success', resolve));
    const tx = open.result.transaction(['pins', 'log']);
    const all = await Promise.all(
      (['pins', 'log'] as const).map(
        (store) =>
          new Promise<readonly { readonly account: string }[]>((resolve) => {
            const asked = tx.objectStore(store).getAll();
            asked.addEventListener('success', () => resolve(asked.result));
          }),
      ),
    );
    open.result.close();
    return all.flat().map(({ account }) => account);
  }, undefined);

it('an account in a container invites from there, and it is she who is called back', async () => {
  await alice.pressCall('Video', 'bob');
  await alice.waitForPhase('inviting');
  await waitForInviteText(alice);
  await alice.sendDraft();
  await bob.callInviter('alice');
  await areLive(alice, bob);
  await endCall(alice, bob);
});

it('rings as herself and is rung, and both see and hear each other', async () => {
  await ring(alice, bob);
  await bob.answer('alice', 'Accept');
  await areLive(alice, bob);
  await seeAndHear(alice, bob);
  await endCall(alice, bob);

  await ring(bob, alice);
  await alice.answer('bob', 'Accept');
  await areLive(alice, bob);
  await seeAndHear(alice, bob);
  await endCall(bob, alice);
});

it('leaves nothing of it to the account beside it', async () => {
  const accounts = await kept();
  expect(accounts.length).toBeGreaterThan(3);
  expect(new Set(accounts)).toEqual(new Set([personOf('alice').id]));
});
