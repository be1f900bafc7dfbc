/**
 * How fast a call begins between Chromium and Firefox, in all four pairs: Ahoy beside bare WebRTC of the same two
 * browsers, in turn.
 */
import type { Sandbox } from '../../sandbox/index.ts';
import type { Anybody } from '../../support/anybody.ts';
import { giveCards } from '../../support/cards.ts';
import { launchFirefoxPerson } from '../../support/firefox/firefox-person.ts';
import { launchPerson } from '../../support/person.ts';
import type { Measured, Measurement, Stage } from '../bench.ts';
import { createAnybodyTechnique } from '../call/anybody.ts';
import { type Relay, startRelay } from '../call/relay.ts';
import { createPageTechnique, type BenchPage, type Call } from '../call/technique.ts';

const RUNS = Number(process.env['BENCH_RUNS'] ?? 15);
/** Not counted: the first camera of a browser takes a quarter of a second to open. */
const WARM_UP = 1;
const FPS = 30;

type Player = Anybody<BenchPage>;
type Pair = readonly [caller: Player, callee: Player];

const open = async (sandbox: Sandbox): Promise<readonly Pair[]> => {
  const arrive = async (launched: Promise<Player>): Promise<Player> => {
    const person = await launched;
    await person.setBroker(sandbox.broker.url);
    // Any conversation makes the account.
    await person.openChat(person.handle === 'alice' ? 'bob' : 'alice');
    return person;
  };
  const [bob, zoe, alice, carol] = await Promise.all([
    ...(['bob', 'zoe'] as const).map((handle) => arrive(launchPerson({ handle, sandbox, fps: FPS }))),
    ...(['alice', 'carol'] as const).map((handle) =>
      arrive(launchFirefoxPerson({ handle, sandbox, fps: FPS })),
    ),
  ]);
  if (!bob || !zoe || !alice || !carol) throw new Error('four browsers were opened');
  await sandbox.broker.waitForClients(4, 30_000);
  return [
    [bob, zoe],
    [bob, alice],
    [alice, bob],
    [alice, carol],
  ];
};

const measurePair = async (
  { load }: Pick<Stage, 'load'>,
  relay: Relay,
  [caller, callee]: Pair,
): Promise<readonly Measured[]> => {
  const cell = `${caller.browser} → ${callee.browser}`;
  await giveCards({ alice: caller, bob: callee });
  await Promise.all([caller.openChat(callee.handle), callee.openChat(caller.handle)]);
  const pages = [await caller.newPage(), await callee.newPage()] as const;
  const raw = createPageTechnique({ load }, 'WebRTC', { file: 'raw-call', url: relay.url }, pages);
  const ahoy = createAnybodyTechnique('Ahoy', caller, callee);
  const calls = new Map<string, Call[]>();
  for (let round = -WARM_UP; round < RUNS; round += 1) {
    // Each round begins with the other one.
    for (const { name, call } of round % 2 === 0 ? [raw, ahoy] : [ahoy, raw]) {
      const done = await call();
      if (round >= 0) calls.set(name, [...(calls.get(name) ?? []), done]);
    }
  }
  const line = (side: 'caller' | 'callee', name: string): Measured => ({
    what: `${cell}, ${name}: accept → first frame, ${side}`,
    samples: (calls.get(name) ?? []).map((one) => one[side] - one.acceptedAt),
    limits: name === 'Ahoy' ? [{ times: 1.25, of: line(side, 'WebRTC').what }] : [],
  });
  return (['WebRTC', 'Ahoy'] as const).flatMap((name) => [line('caller', name), line('callee', name)]);
};

export const pairs: Measurement = {
  name: 'pairs',
  async measure({ sandbox, load }) {
    const relay = await startRelay();
    sandbox.onClose(() => relay.close());
    const measured: Measured[] = [];
    for (const pair of await open(sandbox)) measured.push(...(await measurePair({ load }, relay, pair)));
    return measured;
  },
};
