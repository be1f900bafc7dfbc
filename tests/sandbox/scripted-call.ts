import type { Page } from 'playwright-core';
import { closeCalls, hangUp, waitForInviteText } from '../support/call-steps.ts';
import { AUDIBLE, hearRemote, seeVideo, waitForRemoteFrame } from '../support/frames.ts';
import { launchPerson, type Person } from '../support/person.ts';
import type { Sandbox } from './index.ts';
import { photographOwnScreens } from './own-screens.ts';
import type { Stages } from './stages.ts';

/** A first call with an invite, a second without, and a look at every screen; throws at the first thing that is wrong. */
export async function runScriptedCall(sandbox: Sandbox, { run, photograph }: Stages): Promise<void> {
  const open = (handle: string): Promise<Person> => launchPerson({ handle, sandbox });
  const [alice, bob] = await run('Open two browsers', () => Promise.all([open('alice'), open('bob')]));
  await run('Set the signaling server in both', async () => {
    for (const person of [alice, bob]) await person.setBroker(sandbox.broker.url);
  });
  const [hers] = await run('Open the conversation on both sides', async () => {
    const pages = [await alice.openChat('bob'), await bob.openChat('alice')] as const;
    await alice.callButton('Video', 'bob').waitFor();
    await bob.callButton('Video', 'alice').waitFor();
    return pages;
  });
  await photograph(hers, 'conversation');

  await run('Bob visits Alice’s profile, so that Ahoy sees that he follows her', async () => {
    const profile = await bob.openX('/alice');
    await profile.getByRole('group', { name: 'Ahoy' }).waitFor();
    await bob.openChat('alice');
  });
  await run('Alice presses Video call; the invite is in the composer', async () => {
    await alice.callButton('Video', 'bob').click();
    await photograph(await alice.waitForPhase('inviting'), 'inviting');
    await waitForInviteText(alice);
    await photograph(hers, 'invite-in-composer');
  });
  await run('Alice sends it; Bob, who follows her, is rung', async () => {
    await alice.sendDraft();
    await bob.bus.waitFor((one) => one.actions.includes('Accept'), 30_000);
  });
  await photograph(await alice.callWindow(), 'ringing');
  await photograph(await bob.openPopup(), 'popup-ringing');
  const first = await run('Bob accepts; both see and hear each other', () => acceptAndMeet(alice, bob));
  await photograph(first.hers, 'live-caller');
  await photograph(first.his, 'live-callee');
  await run('Alice hangs up', () => hangUp(alice, bob));
  await photograph(await alice.callWindow(), 'ended');
  await closeCalls(alice, bob);

  await run('Alice calls again; Bob is rung at once', async () => {
    await alice.callButton('Audio', 'bob').click();
    await bob.bus.waitFor((one) => one.actions.includes('Accept'));
  });
  await run('Bob declines', async () => {
    const ring = await bob.bus.waitFor((one) => one.actions.includes('Accept'));
    bob.bus.press(ring, 'Decline');
    await photograph(await alice.waitForPhase('ended'), 'declined');
  });

  await run('Look at the other screens', () => photographOwnScreens(alice, { photograph }));
}

/** Bob presses Accept; then both windows must show moving pictures and play sound. */
async function acceptAndMeet(alice: Person, bob: Person): Promise<{ hers: Page; his: Page }> {
  const ring = await bob.bus.waitFor((one) => one.actions.includes('Accept'));
  const from = Date.now();
  bob.bus.press(ring, 'Accept');
  const [hers, his] = await Promise.all([alice.waitForPhase('live'), bob.waitForPhase('live')]);
  await Promise.all([waitForRemoteFrame(hers), waitForRemoteFrame(his)]);
  console.log(`           first pictures on both sides ${Date.now() - from} ms after Accept`);
  for (const [page, who] of [
    [hers, 'Alice'],
    [his, 'Bob'],
  ] as const) {
    const [video, loudness] = [await seeVideo(page, 'Remote video'), await hearRemote(page)];
    if (video.changes < 3) throw new Error(`${who} sees no moving picture: ${JSON.stringify(video)}`);
    if (loudness < AUDIBLE) throw new Error(`${who} hears nothing: ${loudness}`);
  }
  return { hers, his };
}
