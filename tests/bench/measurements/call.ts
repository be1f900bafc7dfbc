/**
 * How fast a call begins: bare WebRTC, PeerJS and Ahoy in turn, in the same two browsers, by the same clock.
 *
 * In all three the caller's camera is open while it rings and the callee's opens at accept; pages are loaded before
 * anything is measured. Everybody's first frame is the one that `requestVideoFrameCallback` tells of.
 */
import type { Measured, Measurement } from '../bench.ts';
import { createAhoyTechnique } from '../call/ahoy.ts';
import { openCallStage, RAW } from '../call/stage.ts';
import type { Call, Technique } from '../call/technique.ts';

const RUNS = Number(process.env['BENCH_RUNS'] ?? 15);
/** Not counted: the first camera of a browser takes a quarter of a second to open. */
const WARM_UP = 1;

const AHOY = 'Ahoy';
const ASLEEP = 'Ahoy, workers asleep';

const ofCaller = (name: string): string => `${name}: accept → first frame, caller`;
const ofCallee = (name: string): string => `${name}: accept → first frame, callee`;

/** Each round begins with another one, so that none always follows the same. */
const interleave = async (techniques: readonly Technique[]): Promise<ReadonlyMap<string, Call[]>> => {
  const calls = new Map<string, Call[]>(techniques.map(({ name }) => [name, []]));
  for (let round = -WARM_UP; round < RUNS; round += 1) {
    const first = (round + WARM_UP) % techniques.length;
    for (const { name, call } of [...techniques.slice(first), ...techniques.slice(0, first)]) {
      const done = await call();
      if (round >= 0) calls.get(name)?.push(done);
    }
  }
  return calls;
};

const framesOf = (name: string, calls: readonly Call[]): readonly Measured[] => {
  const isOurs = name === AHOY || name === ASLEEP;
  return [
    {
      what: ofCaller(name),
      samples: calls.map(({ caller, acceptedAt }) => caller - acceptedAt),
      ...(isOurs ? { limits: [{ times: 1.25, of: ofCaller(RAW) }] } : {}),
    },
    {
      what: ofCallee(name),
      samples: calls.map(({ callee, acceptedAt }) => callee - acceptedAt),
      ...(isOurs ? { limits: [{ times: 1.25, of: ofCallee(RAW) }] } : {}),
    },
  ];
};

const ringsOf = (name: string, calls: readonly Call[]): readonly Measured[] => {
  const samples = calls.flatMap(({ also }) => also?.['click → notification'] ?? []);
  if (samples.length === 0) return [];
  return [
    {
      what: `${name}: click → notification`,
      samples,
      limits: [{ ms: 60 }, { times: 0.3, of: ofCaller(RAW) }],
    },
  ];
};

export const call: Measurement = {
  name: 'call',
  async measure(stage) {
    const { pair, x, others } = await openCallStage(stage);
    const calls = await interleave([
      ...others,
      createAhoyTechnique(AHOY, pair, x, { asleep: false }),
      createAhoyTechnique(ASLEEP, pair, x, { asleep: true }),
    ]);
    return [...calls].flatMap(([name, some]) => [...framesOf(name, some), ...ringsOf(name, some)]);
  },
};
