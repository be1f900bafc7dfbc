/** Which of several calls between two devices a ring belongs to, and whether it is of this moment. */
import { isConnected, isOpenRing } from '../../core/call/state.ts';
import type { Book } from './book.ts';
import type { SwitchboardDeps } from './deps.ts';
import type { Engine } from './engine.ts';
import { isReachingOut, isWaiting, type CallRecord } from './record.ts';
import type { Ring } from './ring.ts';

/** ms. Two people who ring each other at the same time do so within a moment, give or take what their clocks differ. */
const GLARE_APART = 3_000;
/** Windows that were loaded anew in one talk. Whoever does it more often is judged like anybody else. */
const REJOINS = 20;

/** My own call to whoever rings, which a ring of theirs joins. `now`: ms since 1970. */
export const ownCallTo = (
  { account, pin }: Ring,
  calls: readonly CallRecord[],
  now: number,
): CallRecord | undefined =>
  calls.find(
    (call) =>
      call.facts.account === account &&
      call.facts.userId === pin.userId &&
      call.facts.role === 'caller' &&
      isReachingOut(call) &&
      (call.state.phase !== 'inviting' || isWaiting(call, calls, now)),
  );

/** The talk with the very device that rings. */
export const talkWith = (
  { account, opened, person }: Ring,
  calls: readonly CallRecord[],
): CallRecord | undefined =>
  person.blocked
    ? undefined
    : calls.find(
        ({ facts, state, rejoins }) =>
          facts.account === account &&
          isConnected(state) &&
          state.device === opened.device &&
          (rejoins ?? 0) < REJOINS,
      );

/** Other rings of the very device that rings now, which nobody took. */
const earlierRings = (
  { account, opened, letter }: Ring,
  calls: readonly CallRecord[],
): readonly CallRecord[] =>
  calls.filter(
    ({ facts, state }) =>
      facts.account === account &&
      facts.id !== letter.call &&
      isOpenRing(state) &&
      state.device === opened.device,
  );

/**
 * Whether nothing that is known here was written after the ring: no letter of a talk with its device or of another ring of
 * it, as a device has one call at a time, and no call of mine to them, but for a moment. Else it was held up on its way, or
 * a clock was set.
 */
export const isNewest = (ring: Ring, calls: readonly CallRecord[], now: number): boolean => {
  const { opened, letter } = ring;
  // What is in doubt itself, for its time, says nothing about the time of another.
  const rings = earlierRings(ring, calls).filter(({ state }) => state.phase !== 'screening');
  const others = [talkWith(ring, calls), ...rings];
  const mine = ownCallTo(ring, calls, now);
  return (
    others.every((call) => letter.time > (call?.latest[opened.device] ?? 0)) &&
    (mine === undefined || letter.time > mine.facts.startedAt - GLARE_APART)
  );
};

/** A device that rings anew gave up what it rang before: word of that was lost on its way. */
export const endEarlier = async (
  { clock }: Pick<SwitchboardDeps, 'clock'>,
  book: Book,
  engine: Engine,
  ring: Ring,
): Promise<void> => {
  for (const { facts } of earlierRings(ring, (await book.read()).calls))
    await engine.apply(facts.id, { type: 'deadline', at: clock.now() });
};
