/**
 * What a video call costs while it goes on: bare WebRTC, PeerJS and Ahoy in turn, in the same two browsers. Nobody asks
 * the pages for anything meanwhile.
 */
import { exchangeCards, meet } from '../../support/pair.ts';
import type { Measured, Measurement } from '../bench.ts';
import { createAhoyTechnique, watchCalls } from '../call/ahoy.ts';
import { startRelay } from '../call/relay.ts';
import { createPageTechnique, type Technique } from '../call/technique.ts';
import { countCpu } from '../idle/processes.ts';

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3);
const SECOND = 1000;
/** A browser that is not told otherwise sends small pictures until it knows how much gets through. */
const SETTLING = 30 * SECOND;
const TALKING = 20 * SECOND;
const FPS = 30;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** ms of processor time of both browsers for a second of the call. */
const costOf = async ({ call }: Technique, profiles: readonly string[]): Promise<number> => {
  let cost = Number.NaN;
  await call(async () => {
    await pause(SETTLING);
    const counts = profiles.map(countCpu);
    await pause(TALKING);
    for (const count of counts) count.look();
    cost = counts.reduce((sum, { used }) => sum + used(), 0) / (TALKING / SECOND);
  });
  return cost;
};

export const talking: Measurement = {
  name: 'talking',
  unit: 'ms of processor time, of both browsers, for a second of the call',
  async measure({ sandbox, load }) {
    const relay = await startRelay();
    sandbox.onClose(() => relay.close());
    const pair = await meet(sandbox, { alice: { fps: FPS }, bob: { fps: FPS } });
    await exchangeCards(sandbox, pair);
    const x = await pair.alice.openChat('bob');
    await watchCalls(pair, x);
    const pages = [await pair.alice.context.newPage(), await pair.bob.context.newPage()] as const;
    const broker = `${relay.url}?broker=${sandbox.broker.port}`;
    const techniques = [
      createPageTechnique({ load }, 'WebRTC', { file: 'raw-call', url: relay.url }, pages),
      createPageTechnique({ load }, 'PeerJS', { file: 'peerjs-call', url: broker }, pages),
      createAhoyTechnique('Ahoy', pair, x, { asleep: false }),
    ];
    const costs = new Map<string, number[]>(techniques.map(({ name }) => [name, []]));
    for (let round = 0; round < ROUNDS; round += 1)
      for (const technique of techniques)
        costs
          .get(technique.name)
          ?.push(await costOf(technique, [pair.alice.profileDir, pair.bob.profileDir]));
    return [...costs].map(([what, samples]): Measured => ({ what, samples }));
  },
};
