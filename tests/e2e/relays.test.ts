import { rm } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { startTurn, type TurnServer } from '../sandbox/turn.ts';
import { endCall } from '../support/call-steps.ts';
import { giveCards } from '../support/cards.ts';
import { violationsOf } from '../support/axe.ts';
import { AUDIBLE, hearRemote } from '../support/frames.ts';
import { measureSounds, soundsOf } from '../support/heard.ts';
import { makeExtensionWithoutUdp } from '../support/without-udp.ts';
import { connect, meet, type Pair } from '../support/pair.ts';
import type { Person } from '../support/person.ts';

/** Alice is in a network that blocks UDP; Bob is not. */
let sandbox: Sandbox;
let pair: Pair;
/** Over TCP only, with a shared secret. */
let tcp: TurnServer;
let udp: TurnServer;
let tls: TurnServer;
let withoutUdp: string;

const SECRET = 'the secret of the sandbox';

beforeAll(async () => {
  [sandbox, tcp, udp, tls] = await Promise.all([
    startSandbox(),
    startTurn({ sharedSecret: SECRET, withoutUdp: true }),
    startTurn(),
    startTurn({ tls: true }),
  ]);
  withoutUdp = await makeExtensionWithoutUdp();
  pair = await meet(sandbox, {
    alice: { extensionDir: withoutUdp },
  });
});
afterAll(async () => {
  await Promise.all([sandbox.close(), tcp.stop(), udp.stop(), tls.stop()]);
  await rm(withoutUdp, { recursive: true });
});

const fill = (page: Page, label: string, text: string): Promise<void> =>
  page.getByLabel(label, { exact: true }).fill(text);

const save = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText(/^Saved, and used/u).waitFor();
};

/** Tests, and gives the line of diagnosis. */
const diagnose = async (page: Page): Promise<string> => {
  await page.getByRole('button', { name: 'Test connection' }).click();
  await page.getByRole('button', { name: 'Test connection' }).waitFor();
  return page.locator('.connection-diagnosis').innerText();
};

const row = (page: Page, name: string): Promise<string> =>
  page.getByRole('row').filter({ hasText: name }).getByRole('cell').innerText();

const seeRelayed = async (): Promise<void> => {
  for (const person of [pair.alice, pair.bob]) {
    const window = await person.callWindow();
    await window.getByText('Relayed', { exact: true }).waitFor();
    expect(await hearRemote(window)).toBeGreaterThan(AUDIBLE);
  }
};

/**
 * By which way this person's own media leave: the window says *Relayed* also where only the other side's do. Read from
 * what the window itself asks its connection every other second.
 */
const ownWayOf = async (person: Person): Promise<string> => {
  const window = await person.callWindow();
  return window.evaluate(
    () =>
      new Promise<string>((resolve) => {
        type Stats = RTCStats & {
          readonly selectedCandidatePairId?: string;
          readonly localCandidateId?: string;
          readonly candidateType?: string;
          readonly relayProtocol?: string;
        };
        const asked = RTCPeerConnection.prototype;
        const real = asked.getStats;
        asked.getStats = async function read(this: RTCPeerConnection) {
          asked.getStats = real;
          const stats = await real.call(this);
          const all = new Map(stats as ReadonlyMap<string, Stats>);
          const chosen = [...all.values()].find(({ type }) => type === 'transport')?.selectedCandidatePairId;
          const own = all.get(all.get(chosen ?? '')?.localCandidateId ?? '');
          resolve([own?.candidateType, own?.relayProtocol].join(' '));
          return stats;
        };
      }),
  );
};

const seeOwnWay = (person: Person, way: string): Promise<void> =>
  expect.poll(() => ownWayOf(person)).toBe(way);

describe('where UDP is blocked', () => {
  it('a test of the connection says so, and what is wrong with a relay, until it works', async () => {
    const options = await pair.alice.openOptions();
    const made = () => options.evaluate(() => globalThis.connectionsMade);
    await fill(options, 'Relay server', `turn:127.0.0.1:${tcp.port}?transport=udp`);
    expect(await made()).toBeUndefined();
    expect(await diagnose(options)).toMatch(
      /^The relay .* is not used: its username or password is missing/u,
    );
    expect(await made()).toBe(1);

    await fill(options, 'Relay server', '');
    expect(await diagnose(options)).toMatch(/^UDP seems to be blocked here, and no relay is set/u);
    expect(await row(options, 'Signaling server')).toMatch(/^The server answered in \d+ ms/u);

    await fill(options, 'Relay server', `${tcp.url}?transport=tcp`);
    await options.getByRole('checkbox', { name: 'Use a shared secret' }).check();
    await fill(options, 'Relay secret', 'another secret');
    expect(await diagnose(options)).toMatch(/answers, but refuses the username or password/u);
    await fill(options, 'Relay secret', SECRET);
    expect(await diagnose(options)).toBe(
      'UDP is blocked here, but your relay works over TCP, so calls will go through it.',
    );
    expect(await row(options, tcp.url)).toBe('Works');
    expect(await violationsOf(options)).toEqual([]);
    await save(options);
    await options.close();
  });

  it('calls go through a relay over TCP, with a login that was made for the call', async () => {
    await giveCards(pair);
    await connect(pair.alice, pair.bob);
    await seeRelayed();
    await seeOwnWay(pair.alice, 'relay tcp');
    await endCall(pair.bob, pair.alice);
  });
});

describe('in a network without trouble', () => {
  it('every call goes through the relay where that is wished', async () => {
    const options = await pair.bob.openOptions();
    await fill(options, 'Relay server', udp.url);
    await fill(options, 'Relay username', udp.username);
    await fill(options, 'Relay password', 'wrong');
    expect(await diagnose(options)).toContain('refuses the username or password');
    await fill(options, 'Relay password', udp.password);
    expect(await diagnose(options)).toMatch(/your relay, which works/u);
    // As it is typed, browsers would make no connection at all with it.
    await fill(options, 'Relay server', `TURN://127.0.0.1:${udp.port}?TRANSPORT=UDP`);
    expect(await diagnose(options)).toMatch(/your relay, which works/u);
    await options.getByRole('checkbox', { name: 'Always use the relay' }).check();
    expect(await diagnose(options)).toBe('Everything works: every call goes through your relay.');
    await save(options);
    await connect(pair.bob, pair.alice);
    await seeRelayed();
    await seeOwnWay(pair.bob, 'relay udp');
    await endCall(pair.alice, pair.bob);
    await options.close();
  });

  it('calls with one person go through it where that is wished for them, also over TLS', async () => {
    const options = await pair.bob.openOptions();
    await fill(options, 'Relay server', `${tls.url}?transport=udp`);
    expect(await diagnose(options)).toBe(
      'UDP is blocked here, but your relay works over TCP, so calls will go through it.',
    );
    expect(await row(options, tls.url)).toBe('Works');
    await options.getByRole('checkbox', { name: 'Always use the relay' }).uncheck();
    await save(options);
    await options.close();
    const people = await pair.bob.popupOn('People');
    await people.getByRole('button', { name: 'Details about Alice Archer' }).click();
    await people.getByRole('checkbox', { name: 'Relay only' }).check();
    await people.close();
    await pair.bob.openChat('alice');
    await connect(pair.alice, pair.bob);
    await seeRelayed();
    await seeOwnWay(pair.bob, 'relay tls');
  });

  it('a path that is cut is seen, announced and heard on both sides, until it is back', async () => {
    const people = [pair.alice, pair.bob];
    const windows = await Promise.all(people.map((one) => one.callWindow()));
    for (const window of windows) await window.evaluate(measureSounds);
    tls.setPassing(false);
    await Promise.all(people.map((one) => one.waitForPhase('reconnecting')));
    for (const window of windows) {
      await window
        .locator('.notice-busy')
        .getByText('The connection was interrupted. Reconnecting…')
        .waitFor();
      expect(await window.getByRole('status').allTextContents()).toContain('Reconnecting…');
      await expect.poll(async () => (await soundsOf(window))[0]?.loudest).toBeGreaterThan(AUDIBLE);
    }
    tls.setPassing(true);
    await Promise.all(people.map((one) => one.waitForPhase('live')));
    for (const window of windows) {
      await window.locator('.notice-busy').waitFor({ state: 'detached' });
      expect(await window.getByRole('status').allTextContents()).not.toContain('Reconnecting…');
      await expect.poll(() => hearRemote(window)).toBeGreaterThan(AUDIBLE);
    }
    await seeRelayed();
    await endCall(pair.alice, pair.bob);
  });

  it('a test can be stopped, and a relay that does not answer keeps it no longer', async () => {
    const options = await pair.bob.openOptions();
    await options.getByRole('button', { name: 'Add another relay' }).click();
    await expect
      .poll(() => options.evaluate(() => document.activeElement?.getAttribute('placeholder')))
      .toBe('turn:host:3478');
    // Nobody listens there, and over UDP nobody says so.
    await fill(options, 'Relay server 2', 'turn:127.0.0.1:9');
    await fill(options, 'Relay username 2', 'somebody');
    await fill(options, 'Relay password 2', 'something');
    const started = Date.now();
    await options.getByRole('button', { name: 'Test connection' }).click();
    await expect.poll(() => row(options, tls.url)).toBe('Works');
    expect(await row(options, 'turn:127.0.0.1:9')).toBe('Trying…');
    // Right after the start it were the second press of a double click.
    await options.getByRole('button', { name: 'Stop the test' }).click({ delay: 500 });
    await options.getByText('Stopped.').waitFor();
    expect(await row(options, 'turn:127.0.0.1:9')).toBe('Not tried');
    expect(Date.now() - started).toBeLessThan(8000);
    await options.getByRole('button', { name: 'Remove relay 2' }).click();
    await options.getByRole('button', { name: 'Remove', exact: true }).click();
    expect(await options.getByLabel('Relay server').count()).toBe(1);
    await options.close();
  });
});
