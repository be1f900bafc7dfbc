import { deadlineOf, inBounds } from '../../core/call/state.ts';
import type { Step } from '../../core/call/end.ts';
import type { CallEffect, CallEvent, SendEffect } from '../../core/call/event.ts';
import { GLARE_WAIT } from '../../core/call/glare.ts';
import type { CallView } from '../../core/call/view.ts';
import { transition } from '../../core/call/transition.ts';
import { isDeepEqual } from '../../core/lib/is-deep-equal.ts';
import type { PublicKey } from '../../core/people/card.ts';
import type { Handle } from '../../core/people/ids.ts';
import type { CallId } from '../../core/protocol/letter.ts';
import { createAnnouncing } from './announcing.ts';
import type { Book } from './book.ts';
import type { SwitchboardDeps } from './deps.ts';
import { dropLateRings, hasSuccessor, tellAgain } from './aftermath.ts';
import { createCare } from './care.ts';
import { createFiling, entryOf } from './filing.ts';
import { createOutbox } from './outbox.ts';
import {
  hearing,
  isSuperseded,
  isRingingHere,
  isTalk,
  isUnannounced,
  isHeardHere,
  ringSoundOf,
  viewOf,
  type CallRecord,
} from './record.ts';
import { afterStep, lettersOf, signalsOf, withStep } from './step.ts';

/** Names its moment: one that rings late must not end the phase that came after. */
export const timerOf = (call: CallId, deadline: number): string => `call:${call}:${deadline}`;
export const heldTimerOf = (call: CallId): string => `held:${call}`;

/** What the engine cannot do alone: effects that start something of the switchboard's own. */
export interface EngineHooks {
  findDevices(record: CallRecord): void;
  visit(record: CallRecord): void;
  notSent(record: CallRecord, device: PublicKey): void;
  /** `tidy` wants a turn. */
  untidy(): void;
}

export interface Engine {
  /** Files a new call as the latest, in place of one with the same id, and carries out its first step. */
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
  /** Sets all timers and the ring's sound again, in a host that has none. */
  rearm(): Promise<void>;
  /** After a death of the worker: sends what was decided, arms the timers, shows what rings. */
  resume(): Promise<void>;
  /** Does what the browser refused to do before: files calls, clears rings, writes down how things stand. */
  tidy(): Promise<void>;
}

/** Whoever hears it stop learns why, if it was not they who stopped it. */
const endRing = (notifier: SwitchboardDeps['notifier'], view: CallView): Promise<void> =>
  view.end?.reason === 'answered-elsewhere' ? notifier.takenElsewhere(view) : notifier.clearRing(view.id);

/**
 * Runs calls through the pure machine. Each step is written down before it is acted on, letters together with the
 * sequence number that they keep if they have to be sent again.
 */
export const createEngine = (deps: SwitchboardDeps, book: Book, hooks: EngineHooks): Engine => {
  const { patience } = deps;
  const outbox = createOutbox(deps, book, (record, device) => hooks.notSent(record, device));

  const sureOf = createCare(deps.delays, () => hooks.untidy());
  const filing = createFiling(deps, book, sureOf);
  const announcing = createAnnouncing(deps, book, sureOf, () => hooks.untidy());
  const act = (record: CallRecord, effect: Exclude<CallEffect, SendEffect>): void => {
    const view = viewOf(record);
    switch (effect.do) {
      case 'signal':
      case 'block-person':
        // Done before it was written down.
        return;
      case 'find-devices':
        hooks.findDevices(record);
        return;
      case 'visit':
        hooks.visit(record);
        return;
      case 'open-window':
        void patience('window', () => deps.windows.open(view, effect.background));
        return;
      case 'show-window':
        void patience('window', () => deps.windows.show(view));
        return;
      case 'close-window':
        void patience('window', () => deps.windows.close(view));
        return;
      case 'unexpected':
        deps.note(`${effect.phase}: no use for ${effect.event}`);
    }
  };

  const show = async (before: CallRecord | undefined, record: CallRecord): Promise<void> => {
    const view = viewOf(record);
    const rang = before !== undefined && isRingingHere(before);
    const rings = isRingingHere(record);
    // A ring that is ignored looks the same in its window, and is gone from the popup.
    const isNews = before === undefined || rang !== rings || !isDeepEqual(viewOf(before), view);
    // Another call goes on in the same window: to whoever looks, nothing ended.
    if (!isSuperseded(record) && isNews) deps.changed(view);
    // Whoever rings during a talk is heard softly, and no longer so when it ends; a later ring may be let in with a sound.
    const wasHeard = before !== undefined && isHeardHere(before);
    const talked = before !== undefined && isTalk(before);
    if (wasHeard !== isHeardHere(record) || talked !== isTalk(record))
      deps.sounds.ring(ringSoundOf((await book.read()).calls));
    // Not waited for: what else the end of a ring brings about is not held up. A refusal is made up for later.
    if (rang && !rings) void sureOf(patience('notification', () => endRing(deps.notifier, view)));
    const entry = entryOf(before, record);
    if (entry === undefined) return;
    await filing.file();
    await filing.tellOfEnd(record, entry);
  };

  /** One that takes long is not refused. */
  const isBlocked = async ({ facts: { account, userId } }: CallRecord): Promise<boolean> => {
    let isRefused = false;
    const block = (): Promise<void> =>
      deps.pairing.block(account, userId).catch((error: unknown) => {
        isRefused = true;
        throw error;
      });
    await patience('block', block);
    return !isRefused;
  };

  const commit = async (
    before: CallRecord | undefined,
    changed: CallRecord,
    effects: readonly CallEffect[],
  ): Promise<void> => {
    // After a death in between, or a refusal, it still rings here and can be pressed again; the other way round nobody
    // would be blocked.
    if (effects.some((effect) => effect.do === 'block-person') && !(await isBlocked(changed))) return;
    const letters = lettersOf(changed, effects, deps.clock.now());
    const { account } = changed.facts;
    const rings = await Promise.all(
      letters
        .filter(({ letter }) => letter.type === 'ring')
        .map(({ letter }) => deps.digestOf(account, letter)),
    );
    const record = afterStep(changed, effects, letters.length, rings);
    // Changes nothing here, so it need not wait: a window that hears it twice, after a death, knows it by its number.
    for (const signal of signalsOf(effects)) deps.signal(record.window, signal);
    const addressing = outbox.address(letters);
    const entry = entryOf(before, record);
    await sureOf(
      book.write((pages) => {
        // A turn that others overtook decided on what is not so any more.
        if (before !== undefined && !pages.calls.includes(before)) throw new Error('overtaken');
        return {
          ...pages,
          calls: withStep(pages.calls, before, record),
          outbox: [...pages.outbox, ...letters],
          unfiled: entry === undefined ? pages.unfiled : [...pages.unfiled, entry],
        };
      }),
    );
    // In the order in which somebody waits for it: the other side, the person here, whatever gets ready behind.
    outbox.post(await addressing);
    if (isUnannounced(record)) await announcing.announce(record);
    filing.keep(await book.read());
    for (const effect of effects) if (effect.do !== 'send') act(record, effect);
    arm(before, record);
    if (before?.state.phase !== record.state.phase) deps.note(`${record.facts.role}: ${record.state.phase}`);
    await show(before, record);
  };

  /** A timer that runs already is left alone. */
  const arm = (before: CallRecord | undefined, { facts, state }: CallRecord): void => {
    const deadline = deadlineOf(state);
    const earlier = before && deadlineOf(before.state);
    if (deadline === earlier) return;
    if (earlier !== undefined) deps.timers.clear(timerOf(facts.id, earlier));
    if (deadline !== undefined) deps.timers.set(timerOf(facts.id, deadline), deadline);
  };

  const find = async (id: CallId): Promise<CallRecord | undefined> =>
    (await book.read()).calls.find(({ facts }) => facts.id === id);

  const setAgain = async (): Promise<void> => {
    const { calls, held } = await book.read();
    for (const { letter } of held) deps.timers.set(heldTimerOf(letter.call), deps.clock.now() + GLARE_WAIT);
    for (const { facts, state } of calls) {
      const deadline = deadlineOf(state);
      if (deadline !== undefined) deps.timers.set(timerOf(facts.id, deadline), deadline);
    }
    deps.sounds.ring(ringSoundOf(calls));
  };

  const tidy = async (): Promise<void> => {
    await filing.recover();
    await filing.file();
    await announcing.catchUp();
    const rings = (await book.read()).calls.filter(isRingingHere).map(({ window }) => window);
    await sureOf(patience('notification', () => deps.notifier.keepRings(rings)));
    await sureOf(book.keep());
  };

  /** Whoever called before X's page had named the person sees the name as soon as it is known. */
  const named = async (record: CallRecord): Promise<CallRecord> => {
    const { facts, person } = record;
    if (facts.role !== 'caller' || person.name !== undefined) return record;
    const learned: { name?: string; handle?: Handle } = {};
    await patience('name', async () => {
      const { name, handle } = (await deps.people.get(facts.account, facts.userId)) ?? {};
      if (name !== undefined) Object.assign(learned, { name }, handle && { handle });
    });
    return { ...record, person: { ...person, ...learned } };
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
    const heard = event.type === 'letter' ? hearing(record, event.device, event.letter) : record;
    await commit(known, { ...(await named(heard)), state }, effects);
    return true;
  };

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
    async rearm() {
      const now = deps.clock.now();
      const isFar = ({ state }: CallRecord): boolean => inBounds(state, now) !== state;
      // The host that died counted on; a new one reads the clock. A worker that starts leaves what counts there alone.
      if ((await book.read()).calls.some(isFar))
        await sureOf(
          book.write((pages) => ({
            ...pages,
            calls: pages.calls.map((call) =>
              isFar(call) ? { ...call, state: inBounds(call.state, now) } : call,
            ),
          })),
        );
      await setAgain();
    },
    async resume() {
      const known = await book.read();
      const { calls } = known;
      await dropLateRings(book, deps.clock.now());
      outbox.post(await outbox.address((await book.read()).outbox));
      await setAgain();
      for (const { facts } of calls)
        if (hasSuccessor(facts.id, (await book.read()).calls))
          await apply(facts.id, { type: 'superseded', at: deps.clock.now() });
      for (const record of (await book.read()).calls) tellAgain(deps, record);
      for (const record of calls) if (isUnannounced(record)) await announcing.announce(record);
      await tidy();
    },
    tidy,
  };
};
