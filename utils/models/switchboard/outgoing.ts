import { dial, startCall } from '../../core/call/caller.ts';
import type { CallFacts } from '../../core/call/facts.ts';
import { startVisit } from '../../core/call/reaching.ts';
import { isConnected } from '../../core/call/state.ts';
import type { Placed } from '../../core/call/input.ts';
import type { InvitePlacement } from '../../core/call/view.ts';
import type { Handle, UserId } from '../../core/people/ids.ts';
import { callIdOf } from '../../core/protocol/call-id.ts';
import type { CallId, MediaKind } from '../../core/protocol/letter.ts';
import type { Book } from './book.ts';
import type { SwitchboardDeps } from './deps.ts';
import type { Engine } from './engine.ts';
import type { Queue } from '../queue.ts';
import type { Taking } from './taking.ts';
import { continuing, isEngaged, isWaiting, viewOf, type CallRecord } from './record.ts';

export type PlaceCall = {
  readonly account: UserId;
  readonly userId: UserId;
  readonly kind: MediaKind;
  readonly handle?: Handle;
  readonly name?: string;
  /** This once without the relay that the person's rule demands. */
  readonly direct?: boolean;
  /** The tab in which the button was pressed: the invite goes into its composer. */
  readonly tab?: number;
};

export interface Outgoing {
  /** in-another-call: its window was shown instead. */
  placeCall(request: PlaceCall): Promise<Placed>;
  /** Goes on with a talk whose window here was loaded anew, by a ring to the device at its other end. */
  rejoin(talk: CallRecord): Promise<void>;
  /** The reason for an invite that stands in the DM already. Not for within a turn of the queue: it waits for X's page. */
  reword(record: CallRecord): Promise<void>;
  /** Rings whatever devices are known now (after the countdown). */
  dial(call: CallId): Promise<void>;
  /** Goes to the servers of the devices, and rings them. Not for within a turn of the queue: it waits for the network. */
  visit(facts: CallFacts): Promise<void>;
  /** Somebody whom I invited answered; false when no window waits for them. */
  onPaired(account: UserId, userId: UserId): Promise<boolean>;
}

export const createOutgoing = (
  deps: SwitchboardDeps,
  book: Book,
  engine: Engine,
  taking: Taking,
  /** For what goes on after its own turn has ended. */
  enqueue: Queue,
): Outgoing => {
  /** Rings whatever devices are known now. */
  const ring = async (call: CallId): Promise<void> => {
    const { calls } = await book.read();
    const record = calls.find(({ facts }) => facts.id === call);
    if (record === undefined) return;
    const at = deps.clock.now();
    if (calls.some(isEngaged)) {
      // Another call began during the countdown.
      await engine.apply(call, { type: 'command', at, command: { type: 'cancel-countdown' } });
      return;
    }
    const { account, userId } = record.facts;
    const asks = await deps.visits.asks(account, userId);
    if (asks === undefined)
      await engine.apply(call, {
        type: 'dial',
        at,
        devices: await deps.pairing.devicesOf(account, userId),
      });
    else await engine.apply(call, { type: 'visit', at, asks });
  };

  /** Their answer to my invite came when its window did not wait for it any more: I call them now. */
  const ringInvited = async ({ facts, state }: CallRecord, kind: MediaKind): Promise<void> => {
    if (state.phase !== 'inviting' || state.asks !== undefined || state.countdownUntil !== undefined) return;
    const devices = await deps.pairing.devicesOf(facts.account, facts.userId);
    if (devices.length === 0) return;
    await engine.amend(facts.id, (record) => ({ ...record, facts: { ...record.facts, kind } }));
    await ring(facts.id);
  };

  /**
   * A second press, or a press while they ring here, is no second call; nor is one while I am in another. Undefined:
   * nothing stands in the way of a new one.
   */
  const goOnWith = async (
    request: PlaceCall,
    calls: readonly CallRecord[],
  ): Promise<Exclude<Placed, 'blocked'> | undefined> => {
    const { kind } = request;
    const theirs = calls.filter(
      ({ facts }) => facts.account === request.account && facts.userId === request.userId,
    );
    const ringing = theirs.find(
      ({ state }) => state.phase === 'ringing-here' && state.accepting === undefined,
    );
    const elsewhere = calls.find((call) => isEngaged(call) && !theirs.includes(call));
    if (ringing !== undefined && elsewhere === undefined) {
      await taking.accept(ringing, { type: 'accept', kind });
      return 'placed';
    }
    const inviting = theirs.find(({ state }) => state.phase === 'inviting');
    const open = theirs.find(isEngaged) ?? elsewhere ?? inviting;
    if (open === undefined) return undefined;
    await deps.patience('window', () => deps.windows.show(viewOf(open)));
    if (open === elsewhere) return 'in-another-call';
    await ringInvited(open, kind);
    return 'placed';
  };

  /** Words the invite with the reason as it is now; gives the call with the text. */
  const word = (call: CallId, token: string): Promise<CallRecord | undefined> =>
    enqueue(async () => {
      await engine.amend(call, (record) => ({
        ...record,
        inviteToken: token,
        inviteText: deps.pairing.inviteText(token, record.reason),
      }));
      return (await book.read()).calls.find(({ facts }) => facts.id === call);
    });

  const place = (call: CallId, placed: InvitePlacement): Promise<boolean> =>
    enqueue(() => engine.apply(call, { type: 'invite-placed', at: deps.clock.now(), placed }));

  const writeInvite = async (
    { id, account, userId }: CallFacts,
    tab: number | undefined,
  ): Promise<InvitePlacement> => {
    const token = await deps.pairing.makeInvite(account, userId);
    const record = token === undefined ? undefined : await word(id, token);
    const text = record?.inviteText;
    return record === undefined || text === undefined
      ? 'failed'
      : deps.placeInvite(viewOf(record), text, { tab });
  };

  /** Whatever comes of it, the window hears of it: it offers the text to be copied, or says that there is none. */
  const invite = async (facts: CallFacts, tab: number | undefined): Promise<void> => {
    const placed = await writeInvite(facts, tab).catch((error: unknown) => {
      deps.note(`invite failed: ${String(error)}`);
      return 'failed' as const;
    });
    await place(facts.id, placed);
  };

  return {
    async placeCall(request) {
      const { account, userId, kind } = request;
      const gone = await goOnWith(request, (await book.read()).calls);
      if (gone !== undefined) return gone;
      // Somebody who is blocked is not accepted by that.
      const find = () =>
        Promise.all([deps.pairing.devicesOf(account, userId), deps.visits.asks(account, userId)]);
      const [person, found, { alwaysRelay }] = await Promise.all([
        deps.people.get(account, userId),
        find(),
        deps.settings.browser(),
        deps.pairing.accept(account, userId),
      ]);
      // An invite of theirs that was ignored counts from this press on.
      const [devices, asks] = found[0].length > 0 ? found : await find();
      if (person?.blocked === true) return 'blocked';
      const now = deps.clock.now();
      const id = callIdOf(deps.random.bytes(16));
      const { state, effects } =
        asks === undefined ? startCall(devices, { kind, role: 'caller' }, now) : startVisit(asks, now);
      const handle = request.handle ?? person?.handle;
      const name = request.name ?? person?.name;
      const record: CallRecord = {
        facts: {
          id,
          account,
          userId,
          role: 'caller',
          kind,
          startedAt: now,
          relayOnly: (alwaysRelay || person?.relayOnly === true) && request.direct !== true,
        },
        ...(request.direct === true ? { direct: true } : {}),
        state,
        window: id,
        person: {
          userId,
          ...(handle === undefined ? {} : { handle }),
          ...(name === undefined ? {} : { name }),
        },
        sent: 0,
        heard: {},
        latest: {},
        rings: [],
      };
      await engine.open(record, effects);
      // Not awaited: the composer may take ten seconds to appear, and nothing else has to wait for it.
      if (devices.length === 0) void invite(record.facts, request.tab);
      return 'placed';
    },

    async rejoin(talk) {
      const { facts, state } = talk;
      if (!isConnected(state)) return;
      const at = deps.clock.now();
      const { kind } = facts;
      const { state: dialing, effects } = dial([state.device], { kind, role: 'caller' }, at);
      const id = callIdOf(deps.random.bytes(16));
      const record: CallRecord = {
        ...talk,
        facts: { ...facts, id, role: 'caller' },
        state: dialing,
        sent: 0,
        heard: {},
        rings: [],
      };
      // In this order: after a death in between, `resume` sees that the talk has a successor.
      await engine.open(continuing(talk, record), effects);
      await engine.apply(facts.id, { type: 'superseded', at });
    },

    async reword({ facts, inviteToken, inviteText }) {
      if (inviteToken === undefined) return;
      const record = await word(facts.id, inviteToken);
      const text = record?.inviteText;
      if (record === undefined || text === undefined || text === inviteText) return;
      // What was sent or changed meanwhile stays; the window then offers the new text to be copied.
      const placed = await deps.placeInvite(viewOf(record), text, { replaces: inviteText });
      if (placed === 'written') await place(facts.id, placed);
    },

    dial: ring,

    async visit(facts) {
      const { devices, brokers } = await deps.visits.go(facts);
      await enqueue(() =>
        engine.apply(facts.id, { type: 'dial', at: deps.clock.now(), devices }, (record) => ({
          ...record,
          abroad: brokers,
        })),
      );
    },

    async onPaired(account, userId) {
      const now = deps.clock.now();
      const { calls } = await book.read();
      const waiting = calls.find(
        (call) =>
          call.facts.account === account && call.facts.userId === userId && isWaiting(call, calls, now),
      );
      return waiting !== undefined && engine.apply(waiting.facts.id, { type: 'paired', at: now });
    },
  };
};
