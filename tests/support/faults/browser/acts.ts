/** How each fault is done to a browser, and undone. */
import { WebSocket } from 'ws';
import type { Trouble } from '../../../sandbox/broker-wire.ts';
import type { Fault, Side } from '../table.ts';
import type { Lies } from './extension.ts';
import type { Machine } from './machine.ts';
import type { Stage } from './stage.ts';
import { becomes } from './until.ts';

type Undo = () => Promise<void> | void;

/** `ms`: so long it lasts; `briefly`: where nobody waits for that. Gives what ends it, where it does not end by itself. */
export type Act = {
  readonly ms: number;
  readonly briefly: number;
  readonly begin: (stage: Stage, side: Side) => Promise<Undo | void>;
};

const FIVE_MINUTES = 300_000;

const lasting = (begin: Act['begin']): Act => ({ ms: 10_000, briefly: 1_500, begin });
const atOnce = (begin: (machine: Machine, stage: Stage, side: Side) => Promise<void>): Act => ({
  ms: 0,
  briefly: 0,
  begin: (stage, side) => begin(stage.machines[side], stage, side),
});

const broker = (what: Trouble): Act =>
  lasting(async ({ sandbox, addressOf }, side) => sandbox.broker.trouble(addressOf(side), what));

const lie = (lies: Partial<Lies>, truth: Partial<Lies>): Act =>
  lasting(async ({ machines }, side) => {
    await machines[side].believe(lies);
    return () => machines[side].believe(truth);
  });

/** The clock stays wrong for as long as the call lasts. */
const clock = (ahead: number): Act => atOnce((machine) => machine.believe({ ahead }));

const cutOff = ({ sandbox, addressOf }: Stage, side: Side): void => {
  if (sandbox.broker.connected().includes(addressOf(side))) sandbox.broker.cut(addressOf(side));
};

/** Somebody else is there under the address first. */
const takeId = async (stage: Stage, side: Side): Promise<Undo> => {
  const { sandbox, addressOf } = stage;
  cutOff(stage, side);
  const query = new URLSearchParams({ key: 'peerjs', id: addressOf(side), token: 'somebody else' });
  await becomes(() => !sandbox.broker.connected().includes(addressOf(side)), 1_000, 5);
  const socket = new WebSocket(`${sandbox.broker.url.replace('http', 'ws')}peerjs?${String(query)}`);
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  return () => socket.terminate();
};

const sleep = (ms: number): Act => ({
  ms,
  briefly: 2_000,
  begin: ({ machines }, side) => machines[side].sleep(),
});

const eachWindow = (act: (page: ReturnType<Machine['callPages']>[number]) => Promise<unknown>): Act =>
  atOnce(async (machine) => {
    await Promise.all(machine.callPages().map(act));
  });

const xPage = ({ person }: Machine) =>
  person.context.pages().find((page) => !page.isClosed() && page.url().startsWith('https://x.com'));

/** undefined: no browser can be brought to do it, or not it alone. */
export const ACTS: Readonly<Record<Fault, Act | undefined>> = {
  'worker stopped': atOnce(({ end }) => end.worker()),
  'host killed unseen': atOnce(async ({ end }) => {
    await end.worker();
    await end.host();
  }),
  'host killed': atOnce(async ({ person }) => {
    await (await person.worker()).evaluate(() => chrome.offscreen.closeDocument());
  }),
  'window closed': eachWindow((page) => page.close()),
  // All pages of an extension and its worker are one process.
  'window crashed': undefined,
  'extension crashed': {
    ms: 3_000,
    briefly: 0,
    begin: async ({ machines }, side) => {
      await machines[side].end.process();
      return () => machines[side].loadAgain();
    },
  },
  'window loaded anew': eachWindow((page) => page.reload()),
  'tab closed': atOnce(async (machine) => xPage(machine)?.close()),
  'tab navigated': atOnce(async (machine) => {
    await xPage(machine)?.goto('https://x.com/home');
  }),
  'browser restarted': {
    ms: 3_000,
    briefly: 0,
    begin: async ({ machines }, side) => {
      await machines[side].end.browser();
      return () => machines[side].person.restart();
    },
  },
  'extension reloaded': atOnce(({ end }) => end.extension(false)),
  'extension updated': atOnce(({ end }) => end.extension(true)),
  'broker stopped': broker('stopped'),
  'broker restarted': atOnce(async (_, stage, side) => cutOff(stage, side)),
  'broker slow': broker('slow'),
  'broker half-open': lasting(async ({ sandbox, addressOf }, side) =>
    sandbox.broker.halfOpen(addressOf(side)),
  ),
  'broker refusing': broker('refusing'),
  'id taken': lasting(takeId),
  'clock ahead': clock(FIVE_MINUTES),
  'clock behind': clock(-FIVE_MINUTES),
  'storage full': lasting(async ({ machines }, side) => {
    await machines[side].setQuota(1);
    return () => machines[side].setQuota(undefined);
  }),
  'storage silent': undefined,
  'storage deleted': atOnce(({ end }) => end.storage()),
  'notifications refused': lie({ notifications: 'rejects' }, { notifications: 'sound' }),
  'notifications silent': lie({ notifications: 'hangs' }, { notifications: 'sound' }),
  'windows refused': lie({ windows: 'rejects' }, { windows: 'sound' }),
  'windows silent': lie({ windows: 'hangs' }, { windows: 'sound' }),
  'network gone': lasting(async ({ machines, sandbox, addressOf, cut }, side) => {
    const undo = sandbox.broker.trouble(addressOf(side), 'away');
    cut(side, 'no network', true);
    await machines[side].believe({ online: false });
    return async () => {
      undo();
      cut(side, 'no network', false);
      await machines[side].believe({ online: true });
    };
  }),
  asleep: sleep(15_000),
  'asleep long': sleep(90_000),
};
