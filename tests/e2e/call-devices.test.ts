import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { waitForMedia } from '../support/media-flows.ts';
import { connect, endCall, exchangeCards, meet, type Pair } from '../support/pair.ts';
import { launchPerson } from '../support/person.ts';

let sandbox: Sandbox;
let pair: Pair;

beforeAll(async () => {
  sandbox = await startSandbox();
  pair = await meet(sandbox, { bob: { media: 'absent' } });
  await exchangeCards(sandbox, pair);
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

  it('of somebody whose browser denies both says so and how to change it, and trying again asks again', async () => {
    const { alice } = pair;
    await pair.bob.close();
    const carol = await launchPerson({ handle: 'carol', sandbox, media: 'denied' });
    await carol.setBroker(sandbox.broker.url);
    await carol.openChat('alice');
    await alice.openChat('carol');
    await sandbox.broker.waitForClients(2);
    await exchangeCards(sandbox, { alice, bob: carol });
    await connect(carol, alice, 'Video');
    const window = await carol.callWindow();
    const notice = window.getByRole('alert').filter({ hasText: 'does not let Ahoy use your microphone' });
    await notice.waitFor();
    await window.getByText('does not let Ahoy use your camera').waitFor();
    await notice.getByRole('button', { name: 'Try again' }).click();
    await notice.waitFor();
    await waitForMedia(window);
    await endCall(carol, alice);
  });
});
