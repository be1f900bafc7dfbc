import type { ChildProcess } from 'node:child_process';

/**
 * Ends a child and waits for it; also ends it when this process goes away without asking, by an error for instance,
 * so that no server is left behind.
 */
export function mindChild(child: ChildProcess): () => Promise<void> {
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return async () => {
    process.removeListener('exit', kill);
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    kill();
    await ended;
  };
}
