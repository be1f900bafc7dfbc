import { readdirSync, readFileSync } from 'node:fs';

/** `cpu` in ms, since the process began. */
type Process = {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
  readonly cpu: number;
};

/** Linux counts in hundredths of a second. */
const TICK = 10;

const readProcess = (pid: number): Process | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of a process, in brackets, may hold anything; state, parent and so on follow it (proc(5)).
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [parent = 0, user = 0, system = 0] = [fields[1], fields[11], fields[12]];
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return { pid, parent, command, cpu: (user + system) * TICK };
  } catch {
    // It ended meanwhile.
    return undefined;
  }
};

/** All processes of the browser with this profile. */
const browserOf = (profileDir: string): readonly Process[] => {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .flatMap((name) => readProcess(Number(name)) ?? []);
  const found = new Set(all.filter(({ command }) => command.includes(`--user-data-dir=${profileDir}`)));
  for (let before = -1; before !== found.size;) {
    before = found.size;
    const pids = new Set([...found].map(({ pid }) => pid));
    for (const one of all) if (pids.has(one.parent)) found.add(one);
  }
  return [...found];
};

/** Adds up what a browser uses from now on, looked at often enough that no process is born and gone unseen. */
export const countCpu = (profileDir: string) => {
  const first = new Map(browserOf(profileDir).map(({ pid, cpu }) => [pid, cpu]));
  const last = new Map(first);
  return {
    look(): void {
      for (const { pid, cpu } of browserOf(profileDir)) last.set(pid, cpu);
    },
    /** ms until the last look. */
    used: (): number => [...last].reduce((sum, [pid, cpu]) => sum + cpu - (first.get(pid) ?? 0), 0),
  };
};
