/** One person's browser as the faults see it: what it holds, and how each part of it is ended. */
import type { CDPSession, Page } from 'playwright-core';
import type { CallPhase, CallView } from '../../../../utils/core/call/view.ts';
import type { Address, Card } from '../../../../utils/core/people/card.ts';
import type { LogEntry } from '../../../../utils/core/people/log-entry.ts';
import { isSuperseded, viewOf, type CallRecord } from '../../../../utils/models/switchboard/record.ts';
import { rulesWith } from '../../fakes/settings.ts';
import type { Person } from '../../person.ts';
import { LIES, raiseVersion, TRUTH, type Lies } from './extension.ts';
import type { Side } from '../table.ts';
import { until } from './until.ts';

/** What lies in the browser's stores, read without waking anybody. */
export type Held = {
  /** Calls that this browser knows of, oldest first. */
  readonly calls: readonly CallView[];
  readonly isReachable: boolean;
  /** A tab of X told that it has the buttons. */
  readonly isInX: boolean;
};

type Session = {
  readonly switchboard?: { readonly calls: readonly CallRecord[] };
  readonly 'switchboard.ended'?: readonly CallRecord[];
  readonly presence?: Readonly<Record<string, { readonly state: string }>>;
  readonly tabs?: Readonly<Record<string, { readonly partners?: readonly string[] }>>;
};

/** A page of the extension in which nothing runs. */
const DESK = 'manifest.json';

export const createMachine = (side: Side, person: Person, extensionDir: string) => {
  const origin = `chrome-extension://${person.extensionId}`;
  let desk: Page | undefined;
  let lies: Lies = TRUTH;

  const openDesk = async (): Promise<Page> => {
    if (desk !== undefined && !desk.isClosed()) return desk;
    // While the extension is loaded anew there is no such page.
    desk = await until(`a page of ${side}'s extension`, async () => {
      try {
        return await person.openExtensionPage(DESK);
      } catch {
        return undefined;
      }
    });
    const opened = desk;
    opened.on('crash', () => void opened.close().catch(() => {}));
    return desk;
  };

  const rowsOf = async <T>(store: 'accounts' | 'log'): Promise<readonly T[]> => {
    const page = await openDesk();
    return page.evaluate(
      (name) =>
        new Promise<never[]>((resolve) => {
          const opening = indexedDB.open('ahoy');
          // What is not there is not made by looking.
          opening.addEventListener('upgradeneeded', () => opening.transaction?.abort());
          opening.addEventListener('error', (event) => {
            event.preventDefault();
            resolve([]);
          });
          opening.addEventListener('success', () => {
            const db = opening.result;
            const asking = db.transaction(name).objectStore(name).getAll();
            asking.addEventListener('success', () => resolve(asking.result as never[]));
            db.close();
          });
        }),
      store,
    );
  };

  const held = async (): Promise<Held> => {
    const page = await openDesk();
    const session = await page.evaluate(() => chrome.storage.session.get<Session>(null));
    const records = [...(session['switchboard.ended'] ?? []), ...(session.switchboard?.calls ?? [])];
    return {
      // Filed under its own id, wherever it is shown.
      calls: records
        .filter((record) => !isSuperseded(record))
        .map((record) => ({ ...viewOf(record), id: record.facts.id })),
      isReachable: Object.values(session.presence ?? {}).some(({ state }) => state === 'open'),
      isInX: Object.values(session.tabs ?? {}).some(({ partners = [] }) => partners.length > 0),
    };
  };

  const callPages = (): readonly Page[] =>
    person.context.pages().filter((page) => !page.isClosed() && page.url().startsWith(`${origin}/call.html`));

  const browserSession = async <T>(act: (session: CDPSession) => Promise<T>): Promise<T> => {
    const browser = person.context.browser();
    if (browser === null) throw new Error(`${side}'s browser is closed`);
    const session = await browser.newBrowserCDPSession();
    try {
      return await act(session);
    } finally {
      await session.detach().catch(() => {});
    }
  };

  const pids = (): Promise<readonly number[]> =>
    browserSession(async (session) => {
      const { processInfo } = await session.send('SystemInfo.getProcessInfo');
      return processInfo.map(({ id }) => id);
    });

  const signalAll = (all: readonly number[], name: NodeJS.Signals): void => {
    for (const pid of all)
      try {
        process.kill(pid, name);
      } catch {
        // It ended meanwhile.
      }
  };

  return {
    side,
    person,
    held,
    callPages,
    pids,
    /** Pages, workers and documents that are open. */
    targets: (): Promise<number> =>
      browserSession(
        async (session) => (await session.send('Target.getTargets', { filter: [{}] })).targetInfos.length,
      ),
    log: () => rowsOf<LogEntry>('log'),
    ownAddress: async (): Promise<Address | undefined> =>
      (await rowsOf<{ readonly card: Card }>('accounts'))[0]?.card.address,
    phase: async (): Promise<CallPhase | undefined> => (await held()).calls.at(-1)?.phase,
    /** Cameras, microphones and screens that are open. */
    async openDevices(): Promise<number> {
      const counts = await Promise.all(
        callPages().map((page) => page.evaluate(() => globalThis.tested.devices()).catch(() => 0)),
      );
      return counts.reduce((sum, count) => sum + count, 0);
    },
    isSounding: async (): Promise<boolean> =>
      (await person.hasOffscreen()) && (await person.evalOffscreen('tested.sounds()')) !== 0,
    /** Of the newest window, packets of sound until now. */
    async packets(): Promise<number> {
      const page = callPages().at(-1);
      return (await page?.evaluate(() => globalThis.tested.packets()).catch(() => 0)) ?? 0;
    },
    async believe(change: Partial<Lies>): Promise<void> {
      lies = { ...lies, ...change };
      const page = await openDesk();
      await page.evaluate(
        async ([name, told]) => {
          localStorage.setItem(name, JSON.stringify(told));
          await chrome.storage.session.set({ [name]: told });
          const channel = new BroadcastChannel(name);
          channel.postMessage(told);
          channel.close();
        },
        [LIES, lies] as const,
      );
    },
    isLiedTo: (): boolean => lies !== TRUTH && JSON.stringify(lies) !== JSON.stringify(TRUTH),
    /** Whoever calls is asked what it is about. */
    async asksForReasons(on: boolean): Promise<void> {
      const { rules } = rulesWith({
        anyoneWithCard: !on,
        // X's page may have told that they follow the caller.
        iFollow: !on,
        burst: false,
        unanswered: { on: false, atLeast: 5 },
      });
      const page = await openDesk();
      await page.evaluate((kept) => chrome.storage.local.set({ 'screening.first.rules': kept }), rules);
    },
    /** The X tab with the chat of the two, as it was when all was well. */
    async comeToChat(other: string): Promise<void> {
      const chat = await person.openChat(other);
      // Behind the desk it would be drawn once a second.
      await chat.bringToFront();
      await person.callButton('Audio', other).waitFor();
    },
    end: {
      worker: () => person.stopWorker(),
      /** The offscreen document, as Chrome drops it. */
      host: () =>
        browserSession(async (session) => {
          const { targetInfos } = await session.send('Target.getTargets', { filter: [{}] });
          for (const { targetId, type, url } of targetInfos)
            if (type === 'background_page' && url.startsWith(origin))
              await session.send('Target.closeTarget', { targetId });
        }),
      async browser(): Promise<void> {
        const all = await pids();
        const closed = person.context.waitForEvent('close');
        signalAll(all, 'SIGKILL');
        await closed;
        // What a programme showed that is gone, the desktop takes away.
        for (const shown of person.bus.open()) person.bus.close(shown, 'expired');
      },
      /** The process that all pages and the worker of an extension share: it dies as a whole. */
      async process(): Promise<void> {
        const page = await openDesk();
        const crashed = page.waitForEvent('crash');
        const session = await person.context.newCDPSession(page);
        void session.send('Page.crash').catch(() => {});
        await crashed;
      },
      async extension(isNewVersion: boolean): Promise<void> {
        if (isNewVersion) await raiseVersion(extensionDir);
        const page = await openDesk();
        const closed = page.waitForEvent('close');
        await page.evaluate(() => setTimeout(() => chrome.runtime.reload(), 0));
        await closed;
      },
      /** Everything in IndexedDB, while others have it open. */
      storage: async () => {
        const page = await openDesk();
        const session = await person.context.newCDPSession(page);
        await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
        await session.detach();
      },
    },
    /** Nothing more fits onto the disk; undefined: as much as ever. */
    async setQuota(bytes: number | undefined): Promise<void> {
      const page = await openDesk();
      const session = await person.context.newCDPSession(page);
      await session.send('Storage.overrideQuotaForOrigin', {
        origin,
        ...(bytes === undefined ? {} : { quotaSize: bytes }),
      });
      if (bytes === undefined) await session.detach();
    },
    /** The person lets Chrome load the extension again that crashed. */
    async loadAgain(): Promise<void> {
      const page = await person.context.newPage();
      await page.goto('chrome://extensions');
      await page.evaluate((id) => {
        const { developerPrivate } = chrome as unknown as {
          readonly developerPrivate: { reload(id: string, how: object): Promise<void> };
        };
        return developerPrivate.reload(id, { failQuietly: true });
      }, person.extensionId);
      await page.close();
    },
    /** Its processes are stopped, until the answer is called. */
    async sleep(): Promise<() => void> {
      const all = await pids();
      signalAll(all, 'SIGSTOP');
      return () => signalAll(all, 'SIGCONT');
    },
  };
};

export type Machine = ReturnType<typeof createMachine>;
