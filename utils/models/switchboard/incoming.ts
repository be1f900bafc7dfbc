import { isVouchedFor, startDoubted } from '../../core/call/callee.ts';
import type { Step } from '../../core/call/end.ts';
import { answerAgain, isObeyedAgain, mayRingAgain, startIncoming } from '../../core/call/obey.ts';
import { startJoined, startRejoined } from '../../core/call/ringing-here.ts';
import { CALL_TIMES, CALLEE_LETTERS_BEFORE_ACCEPT, type IncomingVerdict } from '../../core/call/state.ts';
import type { PublicKey } from '../../core/people/card.ts';
import type { UserId } from '../../core/people/ids.ts';
import { isLately } from '../../core/lib/is-lately.ts';
import { encodeBase64url } from '../../core/protocol/base64url.ts';
import { isRingFresh } from '../../core/protocol/freshness.ts';
import type { CallId, LetterPayloads, OpenedLetter } from '../../core/protocol/letter.ts';
import type { Judged } from '../../core/people/log-entry.ts';
import type { RingSays } from '../../core/screening/input.ts';
import type { Book } from './book.ts';
import type { SwitchboardDeps } from './deps.ts';
import type { Engine } from './engine.ts';
import { createGlare, type Glare } from './glare.ts';
import { readRing, ringInDoubt, type Ring, type RingLetter } from './ring.ts';
import { endEarlier, isNewest, talkWith } from './ring-order.ts';
import { createRingLooks } from './ring-looks.ts';
import { verdictOf } from './verdict.ts';
import { continuing, hearing, isEngaged, standingOf, withRelayOf, type CallRecord } from './record.ts';

const ringOf = ({ payload: { kind } }: RingLetter, reason: string | undefined): RingSays => ({
  kind,
  ...(reason === undefined ? {} : { reason }),
});

/**
 * A rule that wants the relay is kept to also when it decided about a later ring of the call. What the window offered
 * before may name addresses of ours; it makes another offer.
 */
const judgedAnew = (
  { facts, state }: CallRecord,
  judged: Judged,
): Pick<CallRecord, 'facts' | 'state' | 'judged'> => {
  if (facts.relayOnly || judged.judgement.options.relayOnly !== true) return { facts, state, judged };
  const { offer: _direct, ...waiting } =
    state.phase === 'ringing-here' ? state : { ...state, offer: undefined };
  return { judged, facts: { ...facts, relayOnly: true }, state: waiting };
};

const MINUTE = 60_000;
const HOUR = 3_600_000;
/** Questions to one device that it left unanswered. */
const DOUBTS_PER_HOUR = 3;
/** New calls of one person; each writes a line in the log. Two people who try things out make more than ten. */
const CALLS_PER_MINUTE = 20;

export interface Incoming {
  onRing(account: UserId, opened: OpenedLetter, letter: RingLetter): Promise<void>;
  /** The device of a ring in doubt says that it is dialing: its ring is dealt with like any that has just come. */
  screenAgain(record: CallRecord, from: PublicKey, said: LetterPayloads['fresh']): Promise<void>;
  /** What becomes of two calls that cross. */
  readonly glare: Glare;
}

export const createIncoming = (deps: SwitchboardDeps, book: Book, engine: Engine): Incoming => {
  const lookAt = createRingLooks(deps);

  const recordOf = async (
    ring: Ring,
    step: Step,
    judged: Judged | undefined,
    window: CallId,
    looking = lookAt(ring),
  ): Promise<CallRecord> => {
    const { account, letter, pin, person } = ring;
    const { looks, alwaysRelay } = await looking;
    return {
      facts: {
        id: letter.call,
        account,
        userId: pin.userId,
        role: 'callee',
        kind: letter.payload.kind,
        startedAt: deps.clock.now(),
        relayOnly: alwaysRelay || person.relayOnly || judged?.judgement.options.relayOnly === true,
      },
      state: step.state,
      window,
      person: {
        userId: pin.userId,
        ...(person.handle === undefined ? {} : { handle: person.handle }),
        ...(person.name === undefined ? {} : { name: person.name }),
      },
      ...looks,
      ...(letter.payload.reason === undefined ? {} : { reason: letter.payload.reason }),
      ...(judged === undefined ? {} : { judged }),
      sent: ring.sent ?? 0,
      heard: { [pin.card.signingKey]: letter.sequence },
      latest: { [pin.card.signingKey]: letter.time },
      rings: [],
    };
  };

  /** What the rules say about this ring now. */
  const judge = async (
    { account, person, pin }: Pick<Ring, 'account' | 'person' | 'pin'>,
    call: CallId,
    ring: RingSays,
  ): Promise<{ readonly judged: Judged; readonly verdict: IncomingVerdict }> => {
    const { calls } = await book.read();
    const engaged = calls.filter((one) => isEngaged(one) && one.facts.id !== call);
    const inCall = engaged.length > 0;
    const open = calls.flatMap((one) =>
      one.facts.account === account && one.facts.id !== call ? (standingOf(one) ?? []) : [],
    );
    const judged = await deps.judge.judge(account, { person, pin, ring, inCall, open });
    return { judged, verdict: verdictOf(judged, engaged) };
  };

  const doubt = async (ring: Ring, verdict: IncomingVerdict, judged: Judged): Promise<void> => {
    const now = deps.clock.now();
    const device = ring.opened.device;
    const { doubted } = await book.read();
    const lately = doubted.filter(({ at }) => isLately(at, now, HOUR));
    const asked = lately.filter((one) => one.device === device).length;
    if (!ring.person.accepted || asked >= DOUBTS_PER_HOUR) {
      deps.note('ring dropped: stale');
      return;
    }
    await book.write((pages) => ({ ...pages, doubted: [...lately, { device, at: now }] }));
    const asking = {
      device,
      verdict,
      duration: ring.letter.payload.duration,
      nonce: encodeBase64url(deps.random.bytes(16)),
      digest: ring.opened.digest,
    };
    const step = startDoubted(asking, now);
    await engine.open(await recordOf(ring, step, judged, ring.letter.call), step.effects);
  };

  /** The clock of a device that answers is wrong, and its rings are its own: whoever has such a clock may go on ringing. */
  const forgetDoubt = (device: PublicKey): Promise<boolean> =>
    book.write((pages) => {
      const last = pages.doubted.findLastIndex((one) => one.device === device);
      return { ...pages, doubted: pages.doubted.filter((_, index) => index !== last) };
    });

  const join = async (ring: Ring, mine: CallRecord, isLate: boolean): Promise<void> => {
    const now = deps.clock.now();
    const { device } = ring.opened;
    const step = startJoined(device, mine.facts.kind, now);
    // In this order: after a death in between, `resume` sees that mine has a successor.
    const record = await recordOf(ring, step, undefined, mine.window);
    // Both windows of a talk may have been loaded anew.
    const next = mine.rejoins === undefined ? withRelayOf(mine, record) : continuing(mine, record);
    await engine.open(next, step.effects);
    // A cancel could cross an accept that is only late, and then both calls would be over.
    await engine.apply(mine.facts.id, { type: 'superseded', at: now, ...(isLate ? { by: device } : {}) });
  };
  const glare = createGlare(deps, book, engine, join);

  /** The device that I talk to rings: its window was loaded anew, so the talk goes on in mine. */
  const rejoin = async (ring: Ring): Promise<boolean> => {
    const talk = talkWith(ring, (await book.read()).calls);
    if (talk === undefined) return false;
    const now = deps.clock.now();
    const step = startRejoined(ring.opened.device, talk.facts.kind, now);
    const record = await recordOf(ring, step, talk.judged, talk.window);
    await engine.open(continuing(talk, record), step.effects);
    await engine.apply(talk.facts.id, { type: 'superseded', at: now });
    return true;
  };

  /** Rung again because no answer of mine got through. */
  const sayAgain = async (known: CallRecord, { opened: { device }, letter }: Ring): Promise<void> => {
    const answer = answerAgain(known.state, device);
    if (answer === undefined) return;
    await engine.amend(known.facts.id, (record) => hearing(record, device, letter));
    await engine.send(known.facts.id, answer);
  };

  /** The reason that was asked for, or one that the caller added: screened anew, shown in place of the old. */
  const again = async (known: CallRecord, ring: Ring): Promise<void> => {
    const { device } = ring.opened;
    if (known.facts.role !== 'callee' || known.facts.account !== ring.account) return;
    if ((known.heard[device] ?? Infinity) >= ring.letter.sequence) return;
    if (deps.clock.now() - known.facts.startedAt > CALL_TIMES.asking) return;
    // Nobody else has a part in it, nor has another device of theirs.
    if (!('device' in known.state) || known.state.device !== device) return;
    if (known.sent >= CALLEE_LETTERS_BEFORE_ACCEPT) return;
    const { reason = known.reason, kind } = ring.letter.payload;
    // What is shown and accepted is the kind of the first ring: another one would be judged by other rules than those.
    if (kind !== known.facts.kind) return deps.note('ring dropped: another kind');
    // Like the caller, count only rings that say something new.
    if (reason === known.reason) return sayAgain(known, ring);
    if (!mayRingAgain(known.state)) return;
    const { judged, verdict } = await judge(ring, known.facts.id, ringOf(ring.letter, reason));
    await engine.amend(known.facts.id, (record) => ({
      ...hearing(record, device, ring.letter),
      ...(reason === undefined ? {} : { reason }),
      // Recent explains what happened, not what would have.
      ...(isObeyedAgain(record.state, verdict) ? judgedAnew(record, judged) : {}),
    }));
    await engine.apply(known.facts.id, {
      type: 'screened',
      at: deps.clock.now(),
      device,
      verdict,
      duration: ring.letter.payload.duration,
    });
  };

  /** A talk that goes on after a window was loaded anew is no new call. */
  const callsTooOften = async ({ account, person }: Ring, now: number): Promise<boolean> => {
    const lately = (await book.read()).calls.filter(
      ({ facts, rejoins }) =>
        facts.role === 'callee' &&
        facts.account === account &&
        facts.userId === person.userId &&
        rejoins === undefined &&
        isLately(facts.startedAt, now, MINUTE),
    );
    return lately.length >= CALLS_PER_MINUTE;
  };

  const first = async (ring: Ring): Promise<void> => {
    const { letter, opened } = ring;
    const now = deps.clock.now();
    const isFresh =
      isRingFresh(letter.time, opened.receivedAt) && isNewest(ring, (await book.read()).calls, now);
    if (isFresh && (await rejoin(ring))) return;
    if (isFresh) await endEarlier(deps, book, engine, ring);
    if (await callsTooOften(ring, now)) {
      deps.note('ring dropped: too many');
      return;
    }
    const looking = lookAt(ring);
    // Awaited where it is used; until then a failure is nobody's.
    looking.catch(() => undefined);
    const { judged, verdict } = await judge(ring, letter.call, ringOf(letter, letter.payload.reason));
    if (verdict.type !== 'block') {
      if (!isFresh) return doubt(ring, verdict, judged);
      if (await glare.settle(ring)) return;
    }
    // A blocked caller hears nothing at all; here one line in Recent remains.
    const step = startIncoming(opened.device, verdict, letter.payload.duration, now);
    await engine.open(await recordOf(ring, step, judged, letter.call, looking), step.effects);
  };

  /**
   * The caller chose the id of the call, under which it is filed: one that is in the log already would take the place of
   * its line, and of what the limits count. What ended with the browser a moment ago may ring still.
   */
  const isFiled = async ({ account, person, letter }: Ring): Promise<boolean> => {
    const { unfiled } = await book.read();
    const theirs = [...unfiled, ...(await deps.log.ofPerson(account, person.userId))];
    const now = deps.clock.now();
    return theirs.some(
      ({ call, end, at }) =>
        call === letter.call && !(end === undefined && isLately(at, now, CALL_TIMES.asking)),
    );
  };

  return {
    glare,

    async onRing(account, opened, letter) {
      const ring = await readRing(deps, account, opened, letter);
      if (ring === undefined) return;
      const { calls, held } = await book.read();
      if (held.some((one) => one.letter.call === letter.call)) return;
      const known = calls.find(({ facts }) => facts.id === letter.call);
      if (known !== undefined) return again(known, ring);
      if (await isFiled(ring)) return deps.note('ring dropped: over before');
      await first(ring);
    },

    async screenAgain(record, from, said) {
      const { facts, state, reason } = record;
      if (state.phase !== 'screening' || state.device !== from || !isVouchedFor(state, said)) return;
      const person = await deps.people.get(facts.account, facts.userId);
      if (person === undefined) return;
      const { device, duration } = state;
      const pin = await deps.pins.get(facts.account, device);
      if (pin === undefined) return;
      const ring = ringInDoubt(record, state, { pin, person }, deps.clock.now());
      await forgetDoubt(device);
      await endEarlier(deps, book, engine, ring);
      const { judged, verdict } = await judge(ring, facts.id, ringOf(ring.letter, reason));
      if (verdict.type !== 'block' && ((await rejoin(ring)) || (await glare.settle(ring)))) return;
      await engine.amend(facts.id, (known) => ({ ...known, ...judgedAnew(known, judged) }));
      await engine.apply(facts.id, { type: 'screened', at: deps.clock.now(), device, verdict, duration });
    },
  };
};
