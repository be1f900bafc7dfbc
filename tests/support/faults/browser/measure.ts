/** What two browsers hold: all that would grow if something were left behind. */
import { readFile } from 'node:fs/promises';
import { SIDES } from '../table.ts';
import type { Machine } from './machine.ts';
import type { Stage } from './stage.ts';

const MEGABYTE = 1_048_576;

/** Resident, in MB; 0 for a process that ended, and where there is no /proc. */
const residentOf = async (pid: number): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1] ?? 0) / 1_024;
};

const measureOne = async (machine: Machine): Promise<Readonly<Record<string, number>>> => {
  const { person, pids, targets } = machine;
  const resident = await Promise.all((await pids()).map(residentOf));
  const heap = await person.evalOffscreen('performance.memory?.usedJSHeapSize ?? 0');
  return {
    'processes MB': Math.round(resident.reduce((sum, one) => sum + one, 0)),
    // A worker does not tell its own.
    'host heap MB': Number(((heap as number) / MEGABYTE).toFixed(1)),
    targets: await targets(),
    notifications: person.bus.open().length,
  };
};

export const measure = async ({ machines }: Stage): Promise<Readonly<Record<string, number>>> => {
  const rows: Record<string, number> = {};
  for (const side of SIDES)
    for (const [what, value] of Object.entries(await measureOne(machines[side])))
      rows[`${side}: ${what}`] = value;
  return rows;
};
