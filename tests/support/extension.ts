import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, CDPSession, Worker } from 'playwright-core';

/** Where `npm run build` puts the extension, unless another build is to be tested. */
export const BUILT_EXTENSION =
  process.env['AHOY_EXTENSION'] ?? join(import.meta.dirname, '../../.output/chrome-mv3');

const WAIT_MS = 30_000;

/** Tells one life of the worker from the next. */
const MARK = 'globalThis.lifeOfTest = true';
const IS_MARKED = 'globalThis.lifeOfTest === true';

/** Chromium's id of an unpacked extension: from its public key, or, without one, from its path. */
export function extensionIdOf(dir: string): string {
  const path = join(dir, 'manifest.json');
  if (!existsSync(path)) throw new Error(`There is no built extension in ${dir}. Run npm run build first.`);
  const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const key = (manifest as { key?: string }).key;
  const bytes = key === undefined ? Buffer.from(dir) : Buffer.from(key, 'base64');
  const hex = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  return hex.replaceAll(/./gu, (digit) => String.fromCodePoint(97 + Number.parseInt(digit, 16)));
}

/** What tests do to the extension's background: reach it, stop it, look into the offscreen document. */
export type Background = {
  worker(): Promise<Worker>;
  /** Ends the service worker as Chromium does when it is idle. The next event starts it again. */
  stopWorker(): Promise<void>;
  /** Whether the offscreen document exists. */
  hasOffscreen(): Promise<boolean>;
  /** The value of an expression, awaited, in the offscreen document. It must survive JSON. */
  evalOffscreen(expression: string): Promise<unknown>;
  /** What the offscreen document uses, once all garbage is collected, and the process that it lives in, in bytes. */
  measureOffscreen(): Promise<{ readonly heap: number; readonly resident: number }>;
};

export function reachBackground(context: BrowserContext, extensionId: string): Background {
  const origin = `chrome-extension://${extensionId}/`;
  const alive = (): Worker | undefined =>
    context.serviceWorkers().find((one) => one.url().startsWith(origin));
  const browserSession = async (): Promise<CDPSession> => {
    const browser = context.browser();
    if (!browser) throw new Error('the browser is closed');
    return browser.newBrowserCDPSession();
  };
  async function targets(session: CDPSession, type: string): Promise<string[]> {
    const { targetInfos } = await session.send('Target.getTargets', { filter: [{}] });
    return targetInfos
      .filter((one) => one.type === type && one.url.startsWith(origin))
      .map((one) => one.targetId);
  }
  async function withSession<T>(act: (session: CDPSession) => Promise<T>): Promise<T> {
    const session = await browserSession();
    try {
      return await act(session);
    } finally {
      await session.detach().catch(() => {});
    }
  }

  return {
    worker: async () =>
      alive() ??
      context.waitForEvent('serviceworker', {
        predicate: (one) => one.url().startsWith(origin),
        timeout: WAIT_MS,
      }),
    stopWorker: () =>
      withSession(async (session) => {
        const running = await targets(session, 'service_worker');
        for (const targetId of running) await evaluateIn(session, targetId, MARK);
        for (const targetId of running) await session.send('Target.closeTarget', { targetId });
        const end = Date.now() + WAIT_MS;
        for (;;) {
          const [targetId] = await targets(session, 'service_worker');
          // What happens next may have started it again already, under the same target but without the mark.
          const isMarked =
            targetId !== undefined &&
            (await evaluateIn(session, targetId, IS_MARKED).catch(() => false)) === true;
          if (!isMarked) return;
          if (Date.now() > end) throw new Error('the service worker does not stop');
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      }),
    hasOffscreen: () =>
      withSession(async (session) => (await targets(session, 'background_page')).length > 0),
    evalOffscreen: (expression) =>
      withSession(async (session) => {
        const end = Date.now() + WAIT_MS;
        for (;;) {
          const [targetId] = await targets(session, 'background_page');
          if (targetId !== undefined) return evaluateIn(session, targetId, expression);
          if (Date.now() > end) throw new Error('there is no offscreen document');
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      }),
    measureOffscreen: () =>
      withSession(async (session) => {
        const [targetId] = await targets(session, 'background_page');
        if (targetId === undefined) throw new Error('there is no offscreen document');
        await session.send('Memory.forciblyPurgeJavaScriptMemory').catch(() => {});
        await commandIn(session, targetId, 'HeapProfiler.collectGarbage', {});
        const { usedSize } = (await commandIn(session, targetId, 'Runtime.getHeapUsage', {})) as {
          usedSize: number;
        };
        const { processInfo } = await session.send('SystemInfo.getProcessInfo');
        const resident = processInfo.reduce((sum, { id, type }) => sum + residentOf(id, type), 0);
        return { heap: usedSize, resident };
      }),
  };
}

/** What a process of extensions holds of the memory of this machine, in bytes; 0 for any other one. */
function residentOf(pid: number, type: string): number {
  if (type !== 'renderer') return 0;
  const read = (name: string): string => readFileSync(`/proc/${pid}/${name}`, 'utf8');
  try {
    if (!read('cmdline').includes('--extension-process')) return 0;
    return Number(/^VmRSS:\s+(\d+) kB/mu.exec(read('status'))?.[1] ?? 0) * 1024;
  } catch {
    // It ended meanwhile.
    return 0;
  }
}

/** Playwright shows no offscreen documents, so this speaks to the target through the browser's own session. */
async function commandIn(
  session: CDPSession,
  targetId: string,
  method: string,
  params: object,
): Promise<unknown> {
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
  try {
    const answer = new Promise<string>((resolve, reject) => {
      const late = setTimeout(
        () => reject(new Error(`no answer from the offscreen document: ${JSON.stringify(params)}`)),
        WAIT_MS,
      );
      session.on('Target.receivedMessageFromTarget', (event) => {
        if (event.sessionId !== sessionId) return;
        clearTimeout(late);
        resolve(event.message);
      });
    });
    await session.send('Target.sendMessageToTarget', {
      sessionId,
      message: JSON.stringify({ id: 1, method, params }),
    });
    return (JSON.parse(await answer) as { result?: unknown }).result;
  } finally {
    await session.send('Target.detachFromTarget', { sessionId }).catch(() => {});
  }
}

async function evaluateIn(session: CDPSession, targetId: string, expression: string): Promise<unknown> {
  const params = { expression, awaitPromise: true, returnByValue: true, userGesture: true };
  const answer = (await commandIn(session, targetId, 'Runtime.evaluate', params)) as Evaluated | undefined;
  if (answer?.exceptionDetails) throw new Error(answer.exceptionDetails.exception?.description ?? 'it threw');
  return answer?.result?.value;
}

type Evaluated = {
  result?: { value?: unknown };
  exceptionDetails?: { exception?: { description?: string } };
};
