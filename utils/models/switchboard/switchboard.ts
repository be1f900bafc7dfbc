import type { CallCommand, Leg, MediaEvent, MediaSignal, Placed } from '../../core/call/input.ts';
import type { CallView } from '../../core/call/view.ts';
import { assertNever } from '../../core/lib/assert-never.ts';
import { deadlineOf, isConnected } from '../../core/call/state.ts';
import type { PublicKey } from '../../core/people/card.ts';
import type { UserId } from '../../core/people/ids.ts';
import type { CallId, OpenedLetter } from '../../core/protocol/letter.ts';
import { cleanText } from '../../core/protocol/text.ts';
import { createBook, without } from './book.ts';
import type { SwitchboardDeps } from './deps.ts';
import { createEarly } from './early.ts';
import { createEngine, heldTimerOf, timerOf } from './engine.ts';
import { createIncoming } from './incoming.ts';
import { createOutgoing, type PlaceCall } from './outgoing.ts';
import { createQueue, type Queue } from '../queue.ts';
import { createEndWith, type EndedWith } from './end-with.ts';
import { proofOf } from './proof.ts';
import { createTaking } from './taking.ts';
import {
  hearing,
  isEngaged,
  isSuperseded,
  isLeg,
  isReachingOut,
  isRingingHere,
  isRung,
  isTalk,
  viewOf,
  type CallRecord,
} from './record.ts';

/**
 * Owns every call of this browser: letters, commands, media events and timers come in, one after the other; letters,
 * notifications, windows and the log go out. It may die between any two lines and go on after `resume`.
 */
export interface Switchboard {
  resume(): Promise<void>;
  placeCall(request: PlaceCall): Promise<Placed>;
  /** A letter that belongs to a call. The caller has checked signature, pin and replay mark. */
  letter(account: UserId, opened: OpenedLetter): Promise<void>;
  /** `window`: the id in the URL of the window, or of the view that the command is about. */
  command(window: CallId, command: CallCommand): Promise<void>;
  /** `leg`: by whose connection; what one says that was replaced meanwhile is dropped. */
  media(window: CallId, event: MediaEvent, leg?: Leg): Promise<void>;
  windowClosed(window: CallId): Promise<void>;
  /** Answers false when the timer is not one of the switchboard's. */
  timer(id: string): Promise<boolean>;
  /** Answers false when no window waits for this person. */
  paired(account: UserId, userId: UserId): Promise<boolean>;
  /** A new host has no timers and plays nothing. */
  rearm(): Promise<void>;
  /** Brings the window of a call to the front. */
  showWindow(window: CallId): Promise<void>;
  /** For a window that loads: the call, and what its media missed. */
  open(
    window: CallId,
  ): Promise<{ readonly view: CallView; readonly signals: readonly MediaSignal[] } | undefined>;
  view(window: CallId): Promise<CallView | undefined>;
  /** The device that this call is with; undefined as long as nobody accepted. */
  partner(window: CallId): Promise<{ readonly account: UserId; readonly device: PublicKey } | undefined>;
  /** Calls that somebody here can see: ringing, under way, inviting. */
  shown(): Promise<readonly CallView[]>;
  /** Ends every call with somebody; to be waited for before they are blocked or removed. */
  endWith(whom: EndedWith): Promise<void>;
  /** Drops whatever there is of the calls of an account; answers the windows that they were in. */
  forget(account: UserId): Promise<readonly CallId[]>;
}

export const createSwitchboard = (deps: SwitchboardDeps): Switchboard => {
  const { patience } = deps;
  const inTurn = createQueue(patience);
  const book = createBook(deps.session, patience);
  let begun: Promise<void> | undefined;
  /** Whatever woke this worker comes after what the one before it left undone: the wire keeps the order of letters. */
  const begin = (): Promise<void> =>
    (begun ??= engine.resume().catch((error: unknown) => {
      begun = undefined;
      throw error;
    }));
  const enqueue: Queue = (task) => inTurn(() => begin().then(task));
  const engine = createEngine(deps, book, {
    findDevices: ({ facts }) => void enqueue(() => outgoing.dial(facts.id)),
    visit: ({ facts }) => void outgoing.visit(facts),
    notSent: ({ facts }, device) =>
      void enqueue(() => engine.apply(facts.id, { type: 'not-sent', at: deps.clock.now(), device })),
    untidy: () => void enqueue(() => engine.tidy()),
  });
  const incoming = createIncoming(deps, book, engine);
  const early = createEarly(deps.pins, book);
  const taking = createTaking(deps, book, engine);
  const endWith = createEndWith(book, engine, deps.clock);
  const outgoing = createOutgoing(deps, book, engine, taking, enqueue);

  /** The call that a window shows now: the one that it was opened for, or the one that took its place. */
  const inWindow = async (window: CallId): Promise<CallRecord | undefined> =>
    (await book.read()).calls.findLast((call) => call.window === window && !isSuperseded(call));

  const answerFresh = async (record: CallRecord, { device, letter }: OpenedLetter): Promise<void> => {
    if (letter.type !== 'fresh?' || record.state.phase !== 'dialing') return;
    if (!record.rings.includes(letter.payload.ring)) return;
    // Once for each ring: whoever asks again has the answer.
    await engine.amend(record.facts.id, (call) => ({
      ...hearing(call, device, letter),
      rings: call.rings.filter((ring) => ring !== letter.payload.ring),
    }));
    await engine.send(record.facts.id, { do: 'send', to: device, type: 'fresh', payload: letter.payload });
  };

  const onCallLetter = async (account: UserId, opened: OpenedLetter): Promise<void> => {
    const { letter, device } = opened;
    const record = (await book.read()).calls.find(({ facts }) => facts.id === letter.call);
    if (record === undefined) {
      if (!(await incoming.glare.onLetterOfHeld(account, opened))) await early.keep(account, opened);
      return;
    }
    if (record.facts.account !== account) return;
    const devices = await deps.pins.ofPerson(account, record.facts.userId);
    const pin = devices.find(({ card }) => card.signingKey === device);
    if (pin === undefined) return;
    if ((record.heard[device] ?? 0) >= letter.sequence) return;
    await incoming.glare.returnTo(record, opened);
    if (letter.type === 'fresh') await incoming.screenAgain(record, device, letter.payload);
    if (letter.type === 'fresh?') return answerFresh(record, opened);
    // Of all devices that were rung this is the one that the window may name; those that come later are not.
    const names = letter.type === 'accept' && isRung(record, device);
    const proof = names ? { proof: proofOf(pin, devices, deps.clock.now()) } : {};
    await engine.apply(letter.call, { type: 'letter', at: deps.clock.now(), device, letter }, (call) => ({
      ...call,
      ...proof,
    }));
  };

  const callAgain = async (
    record: CallRecord,
    { direct = false, kind = record.facts.kind }: CallCommand & { readonly type: 'call-again' },
  ): Promise<void> => {
    const { account, userId } = record.facts;
    const placed = await outgoing.placeCall({ account, userId, kind, direct });
    // What the end says stays readable where no call comes of it.
    if (placed === 'placed') await patience('window', () => deps.windows.close(viewOf(record)));
  };

  const onCommand = async (window: CallId, command: CallCommand): Promise<void> => {
    const record = await inWindow(window);
    if (record === undefined) return;
    const { id } = record.facts;
    const at = deps.clock.now();
    switch (command.type) {
      case 'call-again':
        if (record.state.phase === 'ended') await callAgain(record, command);
        return;
      case 'reason': {
        const reason = cleanText(command.text);
        // Sent in the instant in which they accepted, it is a note: nobody would get it as a reason.
        if (reason === '' || !isReachingOut(record)) return;
        await engine.amend(id, (call) => ({ ...call, reason }));
        await engine.apply(id, { type: 'command', at, command: { type: 'reason', text: reason } });
        if (record.state.phase === 'inviting') void outgoing.reword(record);
        return;
      }
      case 'accept':
        if (record.state.phase !== 'ringing-here' || record.state.accepting !== undefined) return;
        await taking.accept(record, command);
        return;
      case 'connect':
        if (record.state.phase === 'inviting') await deps.visits.agree(record.state.asks ?? []);
        await engine.apply(id, { type: 'command', at, command });
        return;
      case 'decline': {
        const { message: typed = '', ...rest } = command;
        const message = cleanText(typed);
        const words = message === '' ? rest : { ...rest, message };
        await engine.apply(id, { type: 'command', at, command: words });
        return;
      }
      case 'resume': {
        // It ended while the press was on its way: nobody has to wait for it.
        if (!isTalk(record)) return;
        await taking.holdOthers(record);
        const { onHold: _over, ...talks } = record;
        await engine.amend(id, () => talks);
        return;
      }
      case 'hang-up':
      case 'ignore':
      case 'block':
      case 'cancel-countdown':
        await engine.apply(id, { type: 'command', at, command });
        return;
      default:
        assertNever(command);
    }
  };

  return {
    resume: () => enqueue(() => Promise.resolve()),
    placeCall: (request) => enqueue(() => outgoing.placeCall(request)),
    letter: (account, opened) =>
      enqueue(async () => {
        if (opened.letter.type !== 'ring') return onCallLetter(account, opened);
        await incoming.onRing(account, opened, opened.letter);
        for (const waited of await early.take(account, opened)) await onCallLetter(account, waited);
      }),
    command: (window, command) => enqueue(() => onCommand(window, command)),
    media: (window, event, leg) =>
      enqueue(async () => {
        const record = await inWindow(window);
        if (record === undefined || !(leg === undefined || isLeg(record, leg))) return;
        if (event.type === 'page-began' && isConnected(record.state)) await outgoing.rejoin(record);
        else await engine.apply(record.facts.id, { type: 'media', at: deps.clock.now(), event });
      }),
    windowClosed: (window) =>
      enqueue(async () => {
        const record = await inWindow(window);
        if (record !== undefined)
          await engine.apply(record.facts.id, { type: 'window-closed', at: deps.clock.now() });
      }),
    timer: (id) =>
      enqueue(async () => {
        const { calls, held } = await book.read();
        const record = calls.find(({ facts, state }) => {
          const deadline = deadlineOf(state);
          return deadline !== undefined && timerOf(facts.id, deadline) === id;
        });
        if (record !== undefined)
          await engine.apply(record.facts.id, { type: 'deadline', at: deps.clock.now() });
        const waiting = held.find(({ letter }) => heldTimerOf(letter.call) === id);
        if (waiting !== undefined) await incoming.glare.onTimer(waiting.letter.call);
        return id.startsWith('call:') || id.startsWith('held:');
      }),
    paired: (account, userId) => enqueue(() => outgoing.onPaired(account, userId)),
    rearm: () => enqueue(() => engine.rearm()),
    async showWindow(window) {
      const record = await inWindow(window);
      if (record !== undefined) await patience('window', () => deps.windows.show(viewOf(record)));
    },
    async open(window) {
      const record = await inWindow(window);
      return record && { view: viewOf(record), signals: record.signals ?? [] };
    },
    async view(window) {
      const record = await inWindow(window);
      return record && viewOf(record);
    },
    async partner(window) {
      const record = await inWindow(window);
      return record !== undefined && isConnected(record.state)
        ? { account: record.facts.account, device: record.state.device }
        : undefined;
    },
    async shown() {
      const { calls } = await book.read();
      return calls
        .filter((call) => isRingingHere(call) || isEngaged(call) || call.state.phase === 'inviting')
        .map(viewOf);
    },
    endWith: (whom) => enqueue(() => endWith(whom)),
    forget: (account) =>
      enqueue(async () => {
        const { calls } = await book.read();
        await book.write((pages) => without(pages, account));
        await engine.tidy();
        return calls.filter(({ facts }) => facts.account === account).map(({ window }) => window);
      }),
  };
};
