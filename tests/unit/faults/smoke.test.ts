import { it, vi } from 'vitest';
import { runCell } from '../../support/faults/run-cell.ts';
import { FAULTS, PHASES } from '../../support/faults/table.ts';
import { ACTS } from '../../support/faults/acts.ts';
import { SIDES } from '../../support/faults/world.ts';

vi.mock('../../../utils/adapters/broker/peer-socket.ts', () => import('../../support/faults/sockets.ts'));

it('all', { timeout: 600_000 }, async () => {
  const only = process.env['ONLY'];
  const seed = process.env['SEED'] === undefined ? undefined : Number(process.env['SEED']);
  const t0 = process.hrtime.bigint();
  const out: string[] = [];
  for (const fault of FAULTS)
    for (const phase of PHASES)
      for (const side of SIDES) {
        const name = `${fault} · ${phase} · ${side}`;
        if (ACTS[fault] === undefined || (only && !name.includes(only))) continue;
        try {
          const { outcome, settledIn, presenceIn, wrong } = await runCell({ fault, phase, side }, { seed });
          out.push(
            `${name}: ${String(outcome)} in ${settledIn} presence ${presenceIn}${wrong.length ? ' WRONG ' + wrong.join('; ') : ''}`,
          );
        } catch (error) {
          out.push(`${name}: THROWN ${String(error)}`);
        }
      }
  console.log(out.join('\n'));
  console.log(Number(process.hrtime.bigint() - t0) / 1e6, process.cpuUsage());
});
