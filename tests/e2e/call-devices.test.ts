import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { endCall } from '../support/call-steps.ts';
import { giveCards } from '../support/cards.ts';
import { AUDIBLE } from '../support/frames.ts';
import { measureSounds, soundsOf } from '../support/heard.ts';
import { waitForMedia } from '../support/media-flows.ts';
import { connect, meetFriends, type Pair } from '../support/pair.ts';
import { launchPerson } from '../support/person.ts';

let sandbox: Sandbox;
let pair: Pair;

beforeAll(async () => {
  sandbox = await startSandbox();
  pair = await meetFriends(sandbox, { bob: { media: 'absent' } });
});
afterAll(() => sandbox.close());

describe('a video call', () => {
  it('of somebody without microphone and camera works as far as it can, and both sides say what is missing', async () => {
    const { alice, bob } = pair;
    await connect(alice, bob, 'Video');
    const [hers, his] = await Promise.all([alice.callWindow(), bob.callWindow()]);
    await his.getByText('Nobody can hear you, because no microphone was found.').waitFor();
    await his.getByText('Your picture is off, because no camera was found.').waitFor();
    await waitForMedia(his);
    await hers.getByText('Their microphone is off').waitFor();
    expect(await hers.getByRole('alert').count()).toBe(0);
    await endCall(alice, bob);
  });

  it('sounds in its own window, from ring-back to end, on the speaker that was chosen there', async () => {
    const { alice, bob } = pair;
    await alice.context.addInitScript(measureSounds);
    await connect(alice, bob, 'Video');
    const [hers, his] = await Promise.all([alice.callWindow(), bob.callWindow()]);
    await waitForMedia(his);
    const before = await soundsOf(hers);
    // Ring-back, unless it was answered at once, and connect.
    expect(before.length).toBeGreaterThan(0);
    await expect.poll(async () => (await soundsOf(hers)).at(-1)?.loudest).toBeGreaterThan(AUDIBLE);
    await hers.getByRole('button', { name: 'Devices', exact: true }).click();
    const speakers = hers.getByRole('combobox', { name: 'Speaker' });
    const last = await speakers.locator('option').last().getAttribute('value');
    await speakers.selectOption(last);
    const sink = () =>
      hers
        .getByLabel('Remote video', { exact: true })
        .evaluate((video) => (video as HTMLVideoElement).sinkId);
    await expect.poll(sink).toBe(last);
    await hers.keyboard.press('Escape');
    expect(await speakers.count()).toBe(0);
    await hers.getByRole('button', { name: 'Hang up' }).click();
    await expect.poll(async () => (await soundsOf(hers)).length).toBe(before.length + 1);
    await expect.poll(async () => (await soundsOf(hers)).at(-1)?.loudest).toBeGreaterThan(AUDIBLE);
    expect((await soundsOf(hers)).at(-1)?.speaker).toBe(last);
    await bob.waitForPhase('ended');
    await Promise.all([hers.close(), his.close()]);
  });

  it('of somebody whose browser denies both says so and how to change it, and trying again asks again', async () => {
    const { alice } = pair;
    await pair.bob.close();
    const carol = await launchPerson({ handle: 'carol', sandbox, media: 'denied' });
    await carol.setBroker(sandbox.broker.url);
    await carol.openChat('alice');
    await alice.openChat('carol');
    await sandbox.broker.waitForClients(2);
    await giveCards({ alice, bob: carol });
    await connect(carol, alice, 'Video');
    const window = await carol.callWindow();
    const notice = window.getByRole('alert').filter({ hasText: 'does not let Ahoy use your microphone' });
    await notice.waitFor();
    await window.getByText('Your picture is off for the same reason.').waitFor();
    await notice.getByRole('button', { name: 'Try again' }).click();
    await notice.waitFor();
    const [settings] = await Promise.all([
      carol.context.waitForEvent('page'),
      notice.getByRole('button', { name: 'Open the settings' }).click(),
    ]);
    await expect
      .poll(() => settings.url())
      .toMatch(/^chrome:\/\/settings\/content\/siteDetails\?site=chrome-extension/u);
    await settings.close();
    await waitForMedia(window);
    await endCall(carol, alice);
  });
});
