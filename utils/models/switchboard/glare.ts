/** Both of us ring: one of the two calls goes on, on both sides the same. */
import { dial } from '../../core/call/caller.ts';
import { decideGlare, GLARE_WAIT } from '../../core/call/glare.ts';
import type { UserId } from '../../core/people/ids.ts';
import type { CallId, OpenedLetter } from '../../core/protocol/letter.ts';
import type { Book, HeldRing } from './book.ts';
import type { SwitchboardDeps } from './deps.ts';
import { heldTimerOf, type Engine } from './engine.ts';
import { isSuperseded, isReachingOut, type CallRecord } from './record.ts';
import { ownCallTo } from './ring-order.ts';
import { readRing, type Ring } from './ring.ts';

export interface Glare {
  /** Answers whether the ring is dealt with: false when I was not calling them. */
  settle(ring: Ring): Promise<boolean>;
  /** A letter of the ring that is held: perhaps it was cancelled. Answers whether it is one. */
  onLetterOfHeld(account: UserId, opened: OpenedLetter): Promise<boolean>;
  /** Two seconds after a glare: their accept came, or theirs is taken. */
  onTimer(call: CallId): Promise<void>;
  /** Their answer to a call of mine: one that I gave up for theirs too early goes on after all. */
  returnTo(mine: CallRecord, opened: OpenedLetter): Promise<void>;
}

/** Accepts theirs in the window of mine, which it takes the place of. */
type Join = (ring: Ring, mine: CallRecord, isLate: boolean) => Promise<void>;

export const createGlare = (deps: SwitchboardDeps, book: Book, engine: Engine, join: Join): Glare => ({
  async settle(ring) {
    const { calls } = await book.read();
    const mine = ownCallTo(ring, calls, deps.clock.now());
    if (mine === undefined) return false;
    const isUnsent = mine.state.phase === 'inviting' || mine.state.phase === 'visiting';
    if (isUnsent || decideGlare(mine.facts.id, ring.letter.call) === 'accept-theirs') {
      await join(ring, mine, false);
      return true;
    }
    const held: HeldRing = {
      account: ring.account,
      device: ring.opened.device,
      letter: ring.letter,
      ...(ring.sent === undefined ? {} : { sent: ring.sent }),
      mine: mine.facts.id,
    };
    const earlier = (await book.read()).held.find(
      (one) => one.account === held.account && one.device === held.device,
    );
    // A device has one call at a time: of its rings the newest is the one that it may still wait for.
    if (earlier !== undefined && earlier.letter.time > held.letter.time) return true;
    await book.write((pages) => ({
      ...pages,
      // No call of its own any more, where its device was asked whether it is dialing.
      calls: pages.calls.filter(({ facts }) => facts.id !== ring.letter.call),
      held: [...pages.held.filter((one) => one !== earlier), held],
    }));
    if (earlier !== undefined) deps.timers.clear(heldTimerOf(earlier.letter.call));
    const at = deps.clock.now();
    deps.timers.set(heldTimerOf(ring.letter.call), at + GLARE_WAIT);
    await engine.apply(mine.facts.id, { type: 'repeat-ring', at, device: ring.opened.device });
    return true;
  },

  async onLetterOfHeld(account, { device, letter }) {
    const isIt = (one: HeldRing): boolean =>
      one.letter.call === letter.call && one.account === account && one.device === device;
    if (!(await book.read()).held.some(isIt)) return false;
    if (letter.type === 'cancel' || letter.type === 'taken')
      await book.write((pages) => ({ ...pages, held: pages.held.filter((one) => !isIt(one)) }));
    return true;
  },

  async onTimer(call) {
    const { held, calls } = await book.read();
    const one = held.find(({ letter }) => letter.call === call);
    if (one === undefined) return;
    const opened = { letter: one.letter, device: one.device, digest: '', receivedAt: deps.clock.now() };
    const ring = await readRing(deps, one.account, opened, one.letter);
    const mine = calls.find(({ facts }) => facts.id === one.mine);
    // A device that said that mine rings gave up its own call and is about to accept.
    const isHeard = ({ state }: CallRecord): boolean =>
      'rung' in state && state.rung.some(({ device, reply }) => device === one.device && reply === 'ringing');
    if (ring !== undefined && mine !== undefined && isReachingOut(mine) && !isHeard(mine))
      await join({ ...ring, ...(one.sent === undefined ? {} : { sent: one.sent }) }, mine, true);
    await book.write((pages) => ({ ...pages, held: pages.held.filter((kept) => kept !== one) }));
  },

  async returnTo(mine, { device, letter }) {
    const isAnswer = letter.type === 'ringing' || letter.type === 'accept';
    if (!isAnswer || mine.facts.role !== 'caller' || !isSuperseded(mine)) return;
    const theirs = (await book.read()).calls.findLast(
      (call) => call.window === mine.window && !isSuperseded(call),
    );
    // Another device of theirs heard that mine is over.
    if (theirs?.facts.role !== 'callee' || !('device' in theirs.state) || theirs.state.device !== device)
      return;
    // They answer the lower call, as agreed, only later than I waited: they will not hear of the other any more.
    if (decideGlare(mine.facts.id, theirs.facts.id) === 'accept-theirs') return;
    const at = deps.clock.now();
    const { state } = dial([device], { kind: mine.facts.kind, role: 'caller' }, at);
    // In this order: after a death in between, `resume` sees that theirs has a successor.
    await engine.open({ ...mine, state }, []);
    await engine.apply(theirs.facts.id, { type: 'superseded', at });
  },
});
