/** Whoever is called has two devices: one call, at one of them, whatever happens to whom and wherever they accept. */
import { vi } from 'vitest';
import { itOnThreeMachines, manySeeds } from '../../support/faults/many-seeds.ts';
import { anyLater, runDevices } from '../../support/faults/run-devices.ts';

vi.mock('../../../utils/adapters/broker/peer-socket.ts', () => import('../../support/faults/sockets.ts'));

/** A longer search: `DEVICES=5000 SEED=2 vitest run tests/unit/faults/devices.test.ts`. */
const holds = manySeeds('DEVICES', 40, 'Calls to two devices, on three models');

itOnThreeMachines('leave nothing behind', holds, async (seed, hits, wire) => {
  const later = anyLater(seed);
  return { story: `${later} ${JSON.stringify(hits)}`, wrong: await runDevices(hits, wire, later) };
});
