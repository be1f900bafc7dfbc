import type { Anybody } from '../support/anybody.ts';
import { closeCalls, endCall, hangUp, waitForInviteText } from '../support/call-steps.ts';
import { launchFirefoxPerson } from '../support/firefox/firefox-person.ts';
import { AUDIBLE, listenToRemote, watchVideo } from '../support/frames.ts';
import { launchPerson } from '../support/person.ts';
import type { BrowserName, Browsers } from './browsers.ts';
import type { Sandbox } from './index.ts';
import { type Host, photographOwnScreens } from './own-screens.ts';
import type { Photographed, Stages } from './stages.ts';

type Player = Anybody<Photographed> &
  Host<Photographed> & {
    /** Waits for an open page of Ahoy. */
    extensionPage(path: string): Promise<Photographed>;
  };

/**
 * A call by an invite and one back, in whatever two browsers, and a look at every screen; throws at the first thing that is
 * wrong.
 */
export async function runShortCall(
  browsers: Browsers,
  sandbox: Sandbox,
  { run, photograph }: Stages,
): Promise<void> {
  const launch = { chromium: launchPerson, firefox: launchFirefoxPerson } satisfies Record<
    BrowserName,
    unknown
  >;
  const open = async (handle: 'alice' | 'bob', other: string): Promise<readonly [Player, Photographed]> => {
    const person: Player = await launch[browsers[handle]]({ handle, sandbox });
    await person.setBroker(sandbox.broker.url);
    const chat = await person.openChat(other);
    await person.seeCallButton('Video', other);
    return [person, chat];
  };
  const [[alice, hers], [bob]] = await run(`Open Alice in ${browsers.alice}, Bob in ${browsers.bob}`, () =>
    Promise.all([open('alice', 'bob'), open('bob', 'alice')]),
  );
  await photograph(hers, 'conversation');
  await run('Alice presses Video call; the invite is in the composer', async () => {
    await alice.pressCall('Video', 'bob');
    await photograph(await alice.waitForPhase('inviting'), 'inviting');
    await waitForInviteText(alice);
    await photograph(hers, 'invite-in-composer');
  });
  await run('Alice sends it; Bob calls her by it', async () => {
    await alice.sendDraft();
    await bob.callInviter('alice');
    await meet(alice, bob);
  });
  await run('Alice hangs up', () => endCall(alice, bob));
  await run('Bob presses Video call; Alice is rung at once', async () => {
    await bob.pressCall('Video', 'alice');
    await photograph(await bob.waitForPhase('ringing'), 'ringing');
    await alice.ringText('bob');
    if (browsers.alice === 'firefox') await photograph(await alice.extensionPage('ring.html'), 'ring-window');
  });
  const pages = await run('Alice accepts; both see and hear each other', async () => {
    await alice.answer('bob', 'Accept');
    const live = await meet(alice, bob);
    await Promise.all([seeAndHear(alice), seeAndHear(bob)]);
    return live;
  });
  await photograph(pages[0], 'live-alice');
  await photograph(pages[1], 'live-bob');
  await run('Bob hangs up', async () => {
    await hangUp(bob, alice);
    await photograph(await alice.waitForPhase('ended'), 'ended');
    await closeCalls(alice, bob);
  });
  await run('Look at the other screens', () => photographOwnScreens(alice, { photograph }));
}

const meet = (one: Player, other: Player): Promise<[Photographed, Photographed]> =>
  Promise.all([one.waitForPhase('live', 30_000), other.waitForPhase('live', 30_000)]);

/** Firefox's own fake picture never changes, so frames are counted. */
async function seeAndHear(one: Player): Promise<void> {
  const end = Date.now() + 20_000;
  for (;;) {
    const { frames } = await one.inCall(watchVideo, ['Remote video', 1000] as const);
    const loudness = await one.inCall(listenToRemote, 1300);
    if (frames > 3 && loudness > AUDIBLE) return;
    if (Date.now() > end) throw new Error(`${one.handle}: ${frames} pictures a second, loudness ${loudness}`);
  }
}
