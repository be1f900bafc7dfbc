/** How each fault is done to a machine of a town, and undone. */
import type { Fault } from './table.ts';
import type { BrokerCondition } from './broker.ts';
import type { Manners } from './machine.ts';
import type { Writing } from './disk.ts';
import type { Town } from './town.ts';
import type { Place } from './table.ts';

/** `ms`: so long it lasts. */
type Act = {
  readonly ms: number;
  readonly begin: (town: Town, side: Place) => void;
  readonly end?: (town: Town, side: Place) => void;
};

const AT_ONCE = 0;
const A_WHILE = 10_000;
const FIVE_MINUTES = 300_000;

const inWindow =
  (act: 'closeWindow' | 'crashWindow' | 'reloadWindow'): Act['begin'] =>
  ({ machines }, side) => {
    for (const call of machines[side].windows.keys()) machines[side][act](call);
  };

const broker = (condition: BrokerCondition, drops = false): Act => ({
  ms: A_WHILE,
  begin: (town, side) => town.broker.set(side, condition, drops),
  end: (town, side) => town.broker.set(side, 'sound', false),
});

const clock = (ahead: number): Act => ({
  ms: AT_ONCE,
  begin: ({ world }, side) => world.setClock(side, ahead),
});

const storage = (writing: Writing): Act => ({
  ms: A_WHILE,
  begin: ({ machines }, side) => machines[side].disk.setWriting(writing),
  end: ({ machines }, side) => machines[side].disk.setWriting('sound'),
});

const api = (which: 'notifier' | 'windows', how: Manners): Act => ({
  ms: A_WHILE,
  begin: ({ machines }, side) => (machines[side].manners[which] = how),
  end: ({ machines }, side) => (machines[side].manners[which] = 'sound'),
});

const sleep = (ms: number): Act => ({
  ms,
  begin({ world, broker: server }, side) {
    world.sleep(side, ms);
    world.after(world.nature, ms - 1, () => server.silent(side, ms));
  },
});

/** undefined: the models know nothing of it. */
export const ACTS: Readonly<Record<Fault, Act | undefined>> = {
  'worker stopped': { ms: AT_ONCE, begin: ({ machines }, side) => machines[side].kill.worker() },
  'host killed unseen': {
    ms: AT_ONCE,
    begin: ({ machines }, side) => {
      machines[side].kill.worker();
      machines[side].kill.host();
    },
  },
  'host killed': { ms: AT_ONCE, begin: ({ machines }, side) => machines[side].kill.host() },
  'window closed': { ms: AT_ONCE, begin: inWindow('closeWindow') },
  'window crashed': { ms: AT_ONCE, begin: inWindow('crashWindow') },
  'window loaded anew': { ms: AT_ONCE, begin: inWindow('reloadWindow') },
  'tab closed': undefined,
  'tab navigated': undefined,
  'browser restarted': {
    ms: 3_000,
    begin: ({ machines }, side) => machines[side].kill.browser(),
    end: ({ machines }, side) => machines[side].start(),
  },
  'extension updated': {
    ms: 500,
    begin: ({ machines }, side) => machines[side].kill.extension(),
    end: ({ machines }, side) => machines[side].start(),
  },
  'extension reloaded': undefined,
  'extension crashed': undefined,
  'broker stopped': broker('stopped', true),
  'broker restarted': {
    ms: AT_ONCE,
    begin: (town, side) => town.broker.set(side, 'sound', true),
  },
  'broker slow': broker('slow'),
  'broker half-open': broker('half-open'),
  'broker refusing': broker('refusing', true),
  'id taken': broker('id-taken', true),
  'clock ahead': clock(FIVE_MINUTES),
  'clock behind': clock(-FIVE_MINUTES),
  'storage full': storage('rejects'),
  'storage silent': storage('hangs'),
  'storage deleted': { ms: AT_ONCE, begin: ({ machines }, side) => machines[side].disk.wipe() },
  'notifications refused': api('notifier', 'rejects'),
  'notifications silent': api('notifier', 'hangs'),
  'windows refused': api('windows', 'rejects'),
  'windows silent': api('windows', 'hangs'),
  'network gone': {
    ms: A_WHILE,
    begin: (town, side) => town.setOnline(side, false),
    end: (town, side) => town.setOnline(side, true),
  },
  asleep: sleep(15_000),
  'asleep long': sleep(90_000),
};
