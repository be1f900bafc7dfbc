/** Two people who know each other, the broker and the ways between them, and what the two do of themselves. */
import type { CallPhase, CallView } from '../../../utils/core/call/view.ts';
import type { CallId } from '../../../utils/core/protocol/letter.ts';
import { rulesWith } from '../fakes/settings.ts';
import { cardOf } from '../phone.ts';
import { createBrokerServer, type Wire } from './broker.ts';
import { createMachine, type Machine } from './machine.ts';
import { createMediaField } from './media-field.ts';
import { createLetterBook } from './sealing.ts';
import { createWorld } from './world.ts';
import { PLACES, type Place } from './table.ts';
import { sockets } from './sockets.ts';

/** A person looks at a ring for so long before they accept it, ms. */
const THINKS = 2_000;

type Others = {
  /** Whoever is called has two devices, and looks at that one so many ms later. */
  readonly laptop?: number;
  /** The laptop is somebody else's, who calls, too; and whoever is called lets people ring while they talk. */
  readonly isThird?: boolean;
};

export const createTown = async (wire: Wire, { laptop: later, isThird = false }: Others = {}) => {
  const world = createWorld();
  const online: Record<Place, boolean> = { caller: true, callee: true, laptop: true };
  const isOnline = (side: Place): boolean => online[side];
  const field = createMediaField(world, isOnline);
  const broker = createBrokerServer(world, wire, isOnline);
  const letters = createLetterBook();
  const around = { world, field, broker, letters, isOnline };
  const leave = world.enter(isOnline);
  sockets.open = broker.open;
  const caller = createMachine('caller', cardOf('1456789012345678901', 1), around);
  const callee = createMachine('callee', cardOf('83001122', 2), around);
  const laptop = createMachine('laptop', cardOf(isThird ? '902117733445' : '83001122', 3), around);
  const machines: Readonly<Record<Place, Machine>> = { caller, callee, laptop };
  const places = PLACES.filter((place) => place !== 'laptop' || isThird || later !== undefined);
  await caller.disk.knows(callee.card, world.now());
  await callee.disk.knows(caller.card, world.now());
  if (isThird) {
    const { account, disk } = callee;
    for (const { card } of [caller, laptop]) await disk.knows(card, world.now(), { starred: true });
    await laptop.disk.knows(callee.card, world.now());
    await disk.settings.setScreening(account, rulesWith({ callWaiting: true }));
  }
  if (later !== undefined) {
    await caller.disk.knows(laptop.card, world.now());
    await laptop.disk.knows(caller.card, world.now());
  }

  /** The newest call: of those that are not over, if there is one. */
  const view = (side: Place): CallView | undefined => {
    const views = machines[side].visible();
    return views.findLast((one) => one.phase !== 'ended') ?? views.at(-1);
  };
  const phase = (side: Place): CallPhase | undefined => view(side)?.phase;

  /** What people do when nobody stops them: the one gives a reason, the other accepts. */
  let obliging = false;
  const oblige = (): void => {
    const asked = view('caller');
    if (obliging && asked?.phase === 'asking') {
      const { id } = asked;
      obey(
        'caller',
        1_000,
        (current) => current.phase === 'asking',
        (board) => board.command(id, { type: 'reason', text: 'The contract' }),
      );
    }
    for (const [place, thinks] of [
      ['callee', THINKS],
      ['laptop', THINKS + (later ?? 0)],
    ] as const)
      answer(place, thinks);
    world.after(world.nature, 500, oblige);
  };
  const answer = (place: 'callee' | 'laptop', thinks: number): void => {
    const ringing = view(place);
    if (!obliging || ringing?.phase !== 'ringing') return;
    const { id } = ringing;
    if (!machines[place].notifications.has(id) && !machines[place].isRinging()) return;
    obey(
      place,
      thinks,
      (current) => current.phase === 'ringing',
      (board) => board.command(id, { type: 'accept', kind: 'video' }),
    );
  };
  const doing = new Set<string>();
  const obey = (
    side: Place,
    ms: number,
    isStill: (view: CallView) => boolean,
    act: Parameters<Machine['toWorker']>[1],
  ): void => {
    const key = `${side} ${view(side)?.id} ${phase(side)}`;
    if (doing.has(key)) return;
    doing.add(key);
    world.after(world.nature, ms, () => {
      doing.delete(key);
      const current = view(side);
      if (current !== undefined && isStill(current) && online[side] !== undefined)
        void machines[side].toWorker(world.nature, act).catch(() => {});
    });
  };
  oblige();

  return {
    world,
    field,
    broker,
    /** Those that there are. */
    places,
    machines,
    leave,
    view,
    phase,
    setOnline(side: Place, on: boolean): void {
      online[side] = on;
      field.look();
      if (!on) return;
      broker.online(side);
      machines[side].networkChanged();
    },
    /** Live, in a window that is there. */
    isTalking: (side: Place): boolean =>
      machines[side]
        .visible()
        .some(
          ({ id, phase: its }) => its === 'live' && machines[side].windows.get(id)?.context.alive === true,
        ),
    setObliging(on: boolean): void {
      obliging = on;
    },
    /** Whoever calls is asked what it is about. */
    async asksForReasons(on: boolean): Promise<void> {
      for (const { disk, account } of [callee, laptop])
        await disk.settings.setScreening(account, rulesWith({ anyoneWithCard: !on }));
    },
    call(from: Place = 'caller'): void {
      const calls = from === 'caller' || (isThird && from === 'laptop') ? 'callee' : 'caller';
      const { userId } = machines[calls].card;
      const { account } = machines[from];
      void machines[from]
        .toWorker(world.nature, (board) => board.placeCall({ account, userId, kind: 'video' }))
        .catch(() => {});
    },
    hangUp(side: Place): void {
      const id = view(side)?.id as CallId;
      const window = machines[side].windows.get(id);
      if (window?.context.alive === true) world.after(window.context, 0, () => window.session.hangUp());
      else
        void machines[side]
          .toWorker(world.nature, (board) => board.command(id, { type: 'hang-up' }))
          .catch(() => {});
    },
    async start(): Promise<void> {
      for (const place of places) machines[place].start();
      await world.run(1_500);
    },
    /** Lets time pass until that is so; answers whether it became so. */
    async until(isSo: () => boolean, ms: number, step = 5): Promise<boolean> {
      for (const end = world.now() + ms; !isSo(); await world.run(step)) if (world.now() >= end) return false;
      return true;
    },
  };
};

export type Town = Awaited<ReturnType<typeof createTown>>;
