import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { endCall, waitForInviteText } from '../support/call-steps.ts';
import { exchangeCards, meet, type Pair, ring, seeEnd } from '../support/pair.ts';

/** What an account keeps, taken along, brought back and removed through the real Options page. */
let sandbox: Sandbox;
let pair: Pair;
let options: Page;
let exported: string;

beforeAll(async () => {
  sandbox = await startSandbox();
  pair = await meet(sandbox);
  await exchangeCards(sandbox, pair);
  options = await pair.bob.openOptions();
});
afterAll(() => sandbox.close());

const button = (name: string) => options.getByRole('button', { name, exact: true });
const status = (text: string) => options.getByRole('status').getByText(text);

const choose = (text: string): Promise<void> =>
  options
    .getByLabel('Choose an export…')
    .setInputFiles({ name: 'ahoy.json', mimeType: 'application/json', buffer: Buffer.from(text) });

const reset = async (name: string, yes: string): Promise<void> => {
  await button(name).click();
  await button(yes).click();
};

/** All rows of one store. */
const rows = (store: string): Promise<Record<string, unknown>[]> =>
  options.evaluate(async (name) => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('ahoy');
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(new Error('The database does not open')));
    });
    const all = await new Promise<unknown[]>((resolve) => {
      const request = db.transaction(name).objectStore(name).getAll();
      request.addEventListener('success', () => resolve(request.result));
    });
    db.close();
    // Keys do not survive the way here, which is the point of them.
    return JSON.parse(JSON.stringify(all)) as Record<string, unknown>[];
  }, store);

const isRefused = async (text: string, why: string): Promise<void> => {
  const before = await Promise.all(['people', 'log'].map(rows));
  await choose(text);
  await status(why).waitFor();
  expect(await button('Import').count()).toBe(0);
  expect(await Promise.all(['people', 'log'].map(rows))).toEqual(before);
};

describe('an export', () => {
  it('is a file without keys, addresses, secrets and passwords', async () => {
    await options.getByRole('textbox', { name: 'Relay server' }).fill('turn:127.0.0.1:9');
    await options.getByRole('textbox', { name: 'Relay username' }).fill('relay-username');
    await options.getByLabel('Relay password').fill('relay-password');
    await button('Add another relay').click();
    await options.getByRole('textbox', { name: 'Relay server 2' }).fill('turns:127.0.0.1:9');
    await options.getByRole('checkbox', { name: 'Use a shared secret for relay 2' }).check();
    await options.getByLabel('Relay secret 2').fill('relay-shared');
    await options.getByRole('button', { name: 'Save' }).click();
    await options.getByText(/^Saved, and used/u).waitFor();

    const download = options.waitForEvent('download');
    await button('Export').click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^ahoy-bob-[\d-]+\.json$/u);
    exported = await readFile(await file.path(), 'utf8');
    await status('Exported one person and one call').waitFor();
    expect(JSON.parse(exported)).toMatchObject({
      kind: 'ahoy-export',
      version: 2,
      people: [{ handle: 'alice', name: 'Alice Archer' }],
      log: [{ outcome: 'answered' }],
    });

    const secrets = ['relay-username', 'relay-password', 'relay-shared'];
    for (const store of ['accounts', 'pins', 'sentInvites', 'readInvites'])
      for (const { card, secret, signingKey } of (await rows(store)) as {
        card?: Record<string, string>;
        secret?: string;
        signingKey?: string;
      }[]) {
        const { address, signingKey: signing, sealingKey: sealing } = card ?? {};
        secrets.push(...[address, signing, sealing, secret, signingKey].filter((text) => text !== undefined));
      }
    // Bob's card and Alice's, her invite's secret and her key again.
    expect(secrets.length).toBeGreaterThanOrEqual(10);
    for (const secret of secrets) expect(exported).not.toContain(secret);
  });
});

describe('an import', () => {
  it('shows what it replaces, brings it back, and can be undone', async () => {
    const popup = await pair.bob.popupOn('People');
    await popup.getByRole('button', { name: 'My people: Alice Archer' }).click();
    const screening = await pair.bob.popupOn('Screening');
    await screening.getByRole('radio', { name: 'Silent' }).check();
    await screening.close();
    await reset('Clear Recent', 'Remove');
    await status('Recent is empty').waitFor();
    expect(await rows('log')).toEqual([]);

    await choose(exported);
    await status('Export of @bob').waitFor();
    await options.getByText('Replaces your 14 rules with 14.').waitFor();
    await options.getByText('Changes one person.').waitFor();
    await options.getByText('Adds one call to Recent.').waitFor();
    expect(await options.getByRole('checkbox', { name: 'Settings' }).isDisabled()).toBe(true);
    await options.getByRole('checkbox', { name: 'Rules' }).uncheck();
    await button('Import').click();
    await status('Imported').waitFor();
    expect(await rows('log')).toHaveLength(1);
    expect(await rows('people')).toMatchObject([{ starred: false, accepted: true }]);

    await button('Undo').click();
    await status('Undone').waitFor();
    expect(await rows('log')).toEqual([]);
    expect(await rows('people')).toMatchObject([{ starred: true }]);

    await choose(exported);
    await button('Import').click();
    await status('Imported').waitFor();
    const after = await pair.bob.popupOn('Screening');
    expect(await after.getByRole('radio', { name: 'Ask for a reason' }).isChecked()).toBe(true);
    await after.close();
  });

  it('of a damaged, half, newer, foreign or other file changes nothing and says why', async () => {
    await isRefused(exported.slice(0, -30), 'This file ends in the middle');
    await isRefused(exported.replace('"version":2', '"version":3'), 'A newer version of Ahoy');
    await isRefused(exported.replace('"starred":false', '"starred":1'), 'cannot be right');
    await isRefused('BEGIN:VCARD', 'This is not an Ahoy export');
    await choose(exported.replace(/"account":\{"id":"\d+"/u, '"account":{"id":"1"'));
    await options.getByText('This file belongs to another account').waitFor();
    expect(await options.getByRole('checkbox', { name: 'People' }).count()).toBe(0);
    expect(await button('Import').count()).toBe(0);
    await button('Cancel').click();
  });
});

describe('a reset', () => {
  it('of people and cards takes Alice away, and an undo lets her ring again', async () => {
    const { alice, bob } = pair;
    await reset('Remove people and cards', 'Remove');
    await status('People and cards are removed').waitFor();
    expect(await rows('pins')).toEqual([]);
    await alice.callButton('Audio', 'bob').click();
    await seeEnd(alice, 'Not reachable');
    await button('Undo').click();
    await status('Undone').waitFor();
    const notification = await ring(alice, bob);
    await button('Remove people and cards').click();
    await button('Remove').click();
    await status('A call is in progress').waitFor();
    bob.bus.press(notification, 'Decline');
    await seeEnd(alice, 'Declined');
  });

  it('of everything ends the presence, keys included, until the next visit to X, which starts afresh', async () => {
    const { alice, bob } = pair;
    const [before] = await rows('accounts');
    await reset('Reset everything', 'Remove everything');
    await options.getByText('nobody can ring it here').waitFor();
    await sandbox.broker.waitForClients(1);
    for (const store of ['accounts', 'people', 'pins', 'log', 'readInvites', 'marks', 'aside'])
      expect([store, await rows(store)]).toEqual([store, []]);
    expect(await options.getByLabel('Relay password').inputValue()).toBe('');
    await alice.callButton('Audio', 'bob').click();
    await seeEnd(alice, 'Not reachable');

    await bob.setBroker(sandbox.broker.url);
    await bob.openChat('alice');
    await sandbox.broker.waitForClients(2);
    const [after] = await rows('accounts');
    expect(after?.['card']).not.toEqual(before?.['card']);
    // Alice's card of the old Bob is of no use any more; she forgets it and they exchange new ones.
    const people = await alice.popupOn('People');
    await people.getByRole('button', { name: 'Details about Bob' }).click();
    await people.getByRole('button', { name: 'Remove', exact: true }).click();
    await people.getByRole('button', { name: 'Remove', exact: true }).click();
    // How things stood is kept first; a popup that closes before takes the removal with it.
    await people.getByRole('button', { name: 'Undo' }).waitFor();
    await people.close();
    const from = Date.now() - 1000;
    await alice.callButton('Audio', 'bob').click();
    await waitForInviteText(alice);
    await alice.sendDraft();
    // Her first invite still stands in the DM and was read anew; this is about the one of now.
    await expect
      .poll(async () => (await rows('readInvites')).some(({ issuedAt }) => Number(issuedAt) >= from))
      .toBe(true);
    // Each invite that is read shows it anew; a press in the middle of that reaches nobody, and a person presses again.
    const callBack = async (): Promise<string | undefined> => {
      const invite = bob.bus.open().find(({ title }) => title === 'Alice Archer invites you to call');
      if (invite !== undefined) bob.bus.press(invite, 'Call Alice Archer');
      return bob.phase();
    };
    await expect.poll(callBack, { timeout: 20_000, interval: 2000 }).toBeDefined();
    await Promise.all([alice.waitForPhase('live'), bob.waitForPhase('live')]);
    await endCall(alice, bob);
  });
});
