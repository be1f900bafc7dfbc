import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { mindChild } from '../../sandbox/child.ts';
import { commandOf, type ChromiumOptions } from '../../support/chromium.ts';

export type Unwatched = {
  /** Whether a service worker of this origin runs. */
  isAwake(origin: string): Promise<boolean>;
  close(): Promise<void>;
};

type Answer = {
  readonly id?: number;
  readonly result?: { readonly targetInfos: readonly { readonly type: string; readonly url: string }[] };
};

/**
 * Chromium as a person has it: nobody is attached to its pages and workers, which would keep them awake. What runs is
 * read off the browser's own list.
 */
export const launchUnwatched = async (options: ChromiumOptions, url: string): Promise<Unwatched> => {
  const portFile = join(options.profileDir, 'DevToolsActivePort');
  rmSync(portFile, { force: true });
  const { binary, args, env } = commandOf(options);
  const browser = spawn(
    binary,
    [
      ...args,
      '--headless=new',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--remote-debugging-port=0',
      `--user-data-dir=${options.profileDir}`,
      url,
    ],
    { env, stdio: 'ignore' },
  );
  const end = mindChild(browser);
  const isReady = (): boolean => existsSync(portFile) && readFileSync(portFile, 'utf8').includes('\n/');
  for (const until = Date.now() + 30_000; !isReady();) {
    if (Date.now() > until) throw new Error('Chromium does not start');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const [port, path] = readFileSync(portFile, 'utf8').trim().split('\n');
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`);
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  let asked = 0;

  return {
    async isAwake(origin) {
      asked += 1;
      const id = asked;
      const answer = new Promise<Answer>((resolve) => {
        const hear = (data: unknown): void => {
          const message = JSON.parse(String(data)) as Answer;
          if (message.id !== id) return;
          socket.off('message', hear);
          resolve(message);
        };
        socket.on('message', hear);
      });
      socket.send(JSON.stringify({ id, method: 'Target.getTargets', params: { filter: [{}] } }));
      const targets = (await answer).result?.targetInfos ?? [];
      return targets.some((one) => one.type === 'service_worker' && one.url.startsWith(origin));
    },
    async close() {
      socket.close();
      await end();
    },
  };
};
