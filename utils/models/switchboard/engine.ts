import { deadlineOf, isConnected, type CallState } from '../../core/call/state.ts';
import type { Step } from '../../core/call/end.ts';
import type { CallEffect, CallEvent, SendEffect } from '../../core/call/event.ts';
import { classifyEnd } from '../../core/call/log.ts';
import { GLARE_WAIT } from '../../core/call/glare.ts';
import type { MediaSignal } from '../../core/call/input.ts';
import { isLimited } from '../../core/screening/limits.ts';
import { transition } from '../../core/call/transition.ts';
import type { CallId, Letter, MediaKind } from '../../core/protocol/letter.ts';
import type { Book, Outgoing } from './book.ts';
import type { SwitchboardDeps } from './deps.ts';
import { createOutbox } from './outbox.ts';
import {
  isHeardHere,
  isJoined,
  isReachingOut,
  isRingingHere,
  isSameView,
  isUnannounced,
  viewOf,
  type CallRecord,
} from './record.ts';

/** A description and its candidates, several times over. */
const SIGNALS_KEPT = 40;

const signalsOf = (effects: readonly CallEffect[]): readonly MediaSignal[] =>
  effects.flatMap((effect) => (effect.do === 'signal' ? [effect.signal] : []));

/** The kind that a step accepts a call with, by whatever way it was accepted. */
const acceptedKind = (state: CallState, effects: readonly CallEffect[]): MediaKind | undefined => {
  if (state.phase === 'ringing-here') return state.accepting;
  const accept = effects.find((effect) => effect.do === 'send' && effect.type === 'accept');
  return accept?.do === 'send' && accept.type === 'accept' ? accept.payload.kind : undefined;
};

export const timerOf = (call: CallId): string => `call:${call}`;
export const heldTimerOf = (call: CallId): string => `held:${call}`;

/** What the engine cannot do alone: effects that start something of the switchboard's own. */
export interface EngineHooks {
  findDevices(record: CallRecord): void;
  visit(record: CallRecord): void;
  notSent(record: CallRecord): void;
}

export interface Engine {
  /** Files a new call and carries out its first step. */
  open(record: CallRecord, effects: readonly CallEffect[]): Promise<void>;
  /**
   * Feeds one event to a call; unknown calls are ignored. Answers whether anything changed. The number of a letter is
   * written down together with what the letter did: after a death in between it can be fed again. `amend` changes what
   * the call carries besides, in the same write.
   */
  apply(id: CallId, event: CallEvent, amend?: (record: CallRecord) => CallRecord): Promise<boolean>;
  /** Sends a letter of the call without touching its state. */
  send(id: CallId, effect: SendEffect): Promise<void>;
  /** Changes what a call carries besides its state. */
  amend(id: CallId, change: (record: CallRecord) => CallRecord): Promise<void>;
  /** Sets all timers and the ring's sound again. */
  rearm(): Promise<void>;
  /** After a death of the worker: sends what was decided, arms the timers, shows what rings. */
  resume(): Promise<void>;
}

/**
 * Runs calls through the pure machine. Each step is written down before it is acted on, letters together with the
 * sequence number that they keep if they have to be sent again.
 */
export const createEngine = (deps: SwitchboardDeps, book: Book, hooks: EngineHooks): Engine => {
  const outbox = createOutbox(deps, book, (record) => hooks.notSent(record));

  const letterOf = (record: CallRecord, effect: SendEffect, sequence: number): Letter =>
    // The union of effects is built from the same map as the union of letters, which the compiler cannot see here.
    ({
      type: effect.type,
      call: record.facts.id,
      sequence,
      time: deps.clock.now(),
      payload: effect.payload,
    }) as Letter;

  const act = (record: CallRecord, effect: Exclude<CallEffect, SendEffect>): void => {
    const view = viewOf(record);
    switch (effect.do) {
      case 'signal':
        // Told before it was written down.
        return;
      case 'find-devices':
        hooks.findDevices(record);
        return;
      case 'visit':
        hooks.visit(record);
        return;
      case 'block-person':
        void deps.pairing.block(record.facts.account, record.facts.userId);
        return;
      case 'open-window':
        void deps.windows.open(view, effect.background);
        return;
      case 'show-window':
        void deps.windows.show(view);
        return;
      case 'close-window':
        void deps.windows.close(view);
        return;
      case 'unexpected':
        deps.note(`${effect.phase}: no use for ${effect.event}`);
    }
  };

  const file = async (before: CallRecord | undefined, record: CallRecord): Promise<void> => {
    if (record.state.phase !== 'ended') return;
    const { facts, state, person, reason, judged } = record;
    const outcome = classifyEnd(facts.role, before?.state.phase, state);
    if (outcome === undefined) return;
    await deps.log.add({
      account: facts.account,
      call: facts.id,
      direction: facts.role === 'caller' ? 'outgoing' : 'incoming',
      person,
      kind: facts.kind,
      at: facts.startedAt,
      outcome,
      end: state.reason,
      ...(state.liveSince === undefined ? {} : { duration: state.at - state.liveSince }),
      ...(reason === undefined ? {} : { reason }),
      ...(state.message === undefined ? {} : { message: state.message }),
      ...(state.counter === undefined ? {} : { counter: state.counter }),
      ...(judged === undefined ? {} : { judged }),
    });
    deps.logged();
    if (judged !== undefined && isLimited(judged.judgement)) await deps.digest(facts.account);
    if (outcome === 'missed' && state.reason !== 'window-closed') await deps.notifier.missed(viewOf(record));
  };

  const announce = async (record: CallRecord): Promise<void> => {
    await deps.notifier.ring(viewOf(record));
    const announced = record.reason === undefined ? {} : { reason: record.reason };
    await book.write((pages) => ({
      ...pages,
      calls: pages.calls.map((call) => (call.facts.id === record.facts.id ? { ...call, announced } : call)),
    }));
  };

  const show = async (before: CallRecord | undefined, record: CallRecord): Promise<void> => {
    const view = viewOf(record);
    const rang = before !== undefined && isRingingHere(before);
    const rings = isRingingHere(record);
    // A ring that is ignored looks the same in its window, and is gone from the popup.
    const isNews = before === undefined || rang !== rings || !isSameView(viewOf(before), view);
    // Another call goes on in the same window: to whoever looks, nothing ended.
    if (!isJoined(record) && isNews) deps.changed(view);
    if (rang && !rings) await deps.notifier.clearRing(view.id);
    if (rang !== rings) deps.sounds.ring((await book.read()).calls.some(isHeardHere));
    await file(before, record);
  };

  const commit = async (
    before: CallRecord | undefined,
    changed: CallRecord,
    effects: readonly CallEffect[],
  ): Promise<void> => {
    let { sent } = changed;
    const letters: Outgoing[] = [];
    const rings: string[] = [];
    for (const effect of effects) {
      if (effect.do !== 'send') continue;
      sent += 1;
      const letter = letterOf(changed, effect, sent);
      letters.push({ account: changed.facts.account, device: effect.to, letter });
      if (letter.type === 'ring') rings.push(await deps.digestOf(changed.facts.account, letter));
    }
    const { signals: earlier = [], facts, ...kept } = changed;
    const signals = [...earlier, ...signalsOf(effects)].slice(-SIGNALS_KEPT);
    const record: CallRecord = {
      ...kept,
      // From here on the call is what was accepted: nobody's camera opens for a call taken by voice.
      facts: { ...facts, kind: acceptedKind(changed.state, effects) ?? facts.kind },
      sent,
      rings: [...changed.rings, ...rings],
      ...(changed.state.phase === 'connecting' ? { signals } : {}),
    };
    // Changes nothing here, so it need not wait: a window that hears it twice, after a death, knows it by its number.
    for (const signal of signalsOf(effects)) deps.signal(record.window, signal);
    const addressing = outbox.address(letters);
    await book.write((pages) => ({
      ...pages,
      calls:
        before === undefined
          ? [...pages.calls, record]
          : pages.calls.map((call) => (call.facts.id === record.facts.id ? record : call)),
      outbox: [...pages.outbox, ...letters],
    }));
    // In the order in which somebody waits for it: the other side, the person here, whatever gets ready behind.
    outbox.post(await addressing);
    try {
      if (isUnannounced(record)) await announce(record);
    } finally {
      for (const effect of effects) if (effect.do !== 'send') act(record, effect);
      arm(before, record);
    }
    if (before?.state.phase !== record.state.phase) deps.note(`${record.facts.role}: ${record.state.phase}`);
    await show(before, record);
  };

  /** A timer that runs already is left alone. */
  const arm = (before: CallRecord | undefined, { facts, state }: CallRecord): void => {
    const deadline = deadlineOf(state);
    if (deadline === (before && deadlineOf(before.state))) return;
    if (deadline === undefined) deps.timers.clear(timerOf(facts.id));
    else deps.timers.set(timerOf(facts.id), deadline);
  };

  const find = async (id: CallId): Promise<CallRecord | undefined> =>
    (await book.read()).calls.find(({ facts }) => facts.id === id);

  const rearm = async (): Promise<void> => {
    const { calls, held } = await book.read();
    for (const { letter } of held) deps.timers.set(heldTimerOf(letter.call), deps.clock.now() + GLARE_WAIT);
    for (const { facts, state } of calls) {
      const deadline = deadlineOf(state);
      if (deadline !== undefined) deps.timers.set(timerOf(facts.id), deadline);
      // One that was written down as live by a worker that died over it: its timer would end it.
      else if (state.phase !== 'ended') deps.timers.clear(timerOf(facts.id));
    }
    deps.sounds.ring(calls.some(isHeardHere));
  };

  const apply: Engine['apply'] = async (id, event, amend = (record) => record) => {
    const known = await find(id);
    if (known === undefined) return false;
    const record = amend(known);
    const { kind, role, since } = record.facts;
    const reason = record.reason === undefined ? {} : { reason: record.reason };
    const { state, effects }: Step = transition(record.state, event, {
      kind,
      role,
      ...reason,
      ...(since === undefined ? {} : { since }),
    });
    if (state === record.state && effects.length === 0 && event.type !== 'letter') return false;
    const heard =
      event.type === 'letter' ? { ...record.heard, [event.device]: event.letter.sequence } : record.heard;
    await commit(known, { ...record, state, heard }, effects);
    return true;
  };

  /** A call of mine that another one took the place of, before that was written down. */
  const hasSuccessor = (record: CallRecord, calls: readonly CallRecord[]): boolean =>
    (isReachingOut(record) || isConnected(record.state)) &&
    calls.some(
      (other) => other !== record && other.window === record.window && other.state.phase !== 'ended',
    );

  return {
    open: (record, effects) => commit(undefined, record, effects),
    apply,
    async send(id, effect) {
      const record = await find(id);
      if (record !== undefined) await commit(record, record, [effect]);
    },
    async amend(id, change) {
      const record = await find(id);
      if (record !== undefined) await commit(record, change(record), []);
    },
    rearm,
    async resume() {
      const { calls, outbox: unsent } = await book.read();
      outbox.post(await outbox.address(unsent));
      await rearm();
      for (const record of calls)
        if (hasSuccessor(record, calls))
          await apply(record.facts.id, { type: 'superseded', at: deps.clock.now() });
      for (const record of calls) if (isUnannounced(record)) await announce(record);
      await deps.notifier.keepRings(calls.filter(isRingingHere).map(({ window }) => window));
    },
  };
};
