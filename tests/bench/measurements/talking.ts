/**
 * What a video call costs while it goes on: bare WebRTC, PeerJS and Ahoy in turn, in the same two browsers. Nobody asks
 * the pages for anything meanwhile.
 */
import type { Measured, Measurement } from '../bench.ts';
import { createAhoyTechnique } from '../call/ahoy.ts';
import { openCallStage } from '../call/stage.ts';
import type { Technique } from '../call/technique.ts';
import { countCpu } from '../idle/processes.ts';

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3);
const SECOND = 1000;
/** A browser that is not told otherwise sends small pictures until it knows how much gets through. */
const SETTLING = 30 * SECOND;
const TALKING = 20 * SECOND;

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
  async measure(stage) {
    const { pair, x, others } = await openCallStage(stage);
    const techniques = [...others, createAhoyTechnique('Ahoy', pair, x, { asleep: false })];
    const costs = new Map<string, number[]>(techniques.map(({ name }) => [name, []]));
    for (let round = 0; round < ROUNDS; round += 1)
      for (const technique of techniques)
        costs
          .get(technique.name)
          ?.push(await costOf(technique, [pair.alice.profileDir, pair.bob.profileDir]));
    return [...costs].map(([what, samples]): Measured => ({ what, samples }));
  },
};
