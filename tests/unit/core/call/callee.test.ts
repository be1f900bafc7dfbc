import { describe, expect, it } from 'vitest';
import { startDoubted } from '../../../../utils/core/call/callee.ts';
import { startIncoming } from '../../../../utils/core/call/obey.ts';
import { startJoined } from '../../../../utils/core/call/ringing-here.ts';
import { deadlineOf } from '../../../../utils/core/call/state.ts';
import {
  acceptedHere,
  acceptedThere,
  after,
  CALLEE,
  CALLER,
  LAPTOP,
  letter,
  letters,
  live,
  OFFER,
  PHONE,
  rang,
  rangThere,
  START,
} from '../../../support/call-ladder.ts';

const offerReady = { type: 'media', at: START, event: { type: 'offer-ready', ...OFFER } } as const;
const accept = { type: 'command', at: START, command: { type: 'accept', kind: 'audio' } } as const;
const screened = (verdict: 'ring' | 'silent' | 'ask' | 'decline' | 'block' | 'busy') =>
  ({ type: 'screened', at: START, device: PHONE, verdict: { type: verdict }, duration: 45_000 }) as const;

describe('a ring that screening lets through', () => {
  it('answers ringing and prepares the window out of the way', () => {
    expect(letters(rang())).toEqual(['ringing to phone']);
    expect(rang().effects).toContainEqual({ do: 'open-window', background: true });
  });

  it('lets no description out before somebody accepts', () => {
    expect(letters(after(rang(), CALLEE, offerReady))).toEqual([]);
  });

  it('sends the offer with the accept when it was ready', () => {
    const step = after(rang(), CALLEE, offerReady, accept);
    expect(step.effects).toMatchObject([
      { do: 'send', type: 'accept', payload: { kind: 'audio', ...OFFER } },
      { do: 'show-window' },
    ]);
  });

  it('waits for the offer when it was accepted first', () => {
    const waiting = after(rang(), CALLEE, accept);
    expect(letters(waiting)).toEqual([]);
    expect(letters(after(waiting, CALLEE, offerReady))).toEqual(['accept to phone']);
  });

  it('takes the offer of a window that knew of the accept first', () => {
    const waiting = after(rang(), CALLEE, accept);
    const described = { type: 'media', at: START, event: { type: 'description', ...OFFER } } as const;
    expect(letters(after(waiting, CALLEE, described))).toEqual(['accept to phone']);
    expect(letters(after(rang(), CALLEE, described))).toEqual([]);
  });

  it('is forgotten when another page of the window begins, and that alone changes nothing', () => {
    const began = { type: 'media', at: START, event: { type: 'page-began' } } as const;
    const ringing = rang();
    expect(after(ringing, CALLEE, began).state).toBe(ringing.state);
    const offered = after(ringing, CALLEE, {
      type: 'media',
      at: START,
      event: { type: 'offer-ready', ...OFFER },
    });
    expect(letters(after(offered, CALLEE, began, accept))).toEqual([]);
  });

  it('without the relay that it needs rings on, says so, and ends for that once it is accepted', () => {
    const failed = { type: 'media', at: START, event: { type: 'failed', why: 'no-relay' } } as const;
    const ringing = after(rang(), CALLEE, failed);
    expect(ringing).toMatchObject({ state: { phase: 'ringing-here', relayMissing: true }, effects: [] });
    const ended = after(ringing, CALLEE, accept, failed);
    expect(ended.state).toMatchObject({ phase: 'ended', reason: 'no-relay' });
    // Nobody declined: whoever called reads that it failed.
    expect(ended.effects).toMatchObject([{ type: 'hangup', payload: { why: 'failed' } }]);
  });

  it('is accepted once', () => {
    expect(letters(after(rang(), CALLEE, accept, accept))).toEqual([]);
  });

  it('declines with words', () => {
    const step = after(rang(), CALLEE, {
      type: 'command',
      at: START,
      command: { type: 'decline', message: 'Later, please' },
    });
    expect(step.effects).toMatchObject([
      { do: 'send', type: 'decline', payload: { message: 'Later, please' } },
      { do: 'close-window' },
    ]);
  });

  it('stays ringing for the caller when it is ignored here', () => {
    const step = after(rang(), CALLEE, { type: 'command', at: START, command: { type: 'ignore' } });
    expect(letters(step)).toEqual([]);
    expect(step.state).toMatchObject({ phase: 'ringing-here', quiet: 'ignored' });
    expect(after(step, CALLEE, { type: 'deadline', at: START + 45_000 }).state).toMatchObject({
      reason: 'ignored',
    });
  });

  it('says nothing to somebody who gets blocked', () => {
    const step = after(rang(), CALLEE, { type: 'command', at: START, command: { type: 'block' } });
    expect(letters(step)).toEqual([]);
    expect(step.effects).toContainEqual({ do: 'block-person' });
  });

  it('ends as cancelled by the caller, missed when time runs out, answered elsewhere when taken', () => {
    expect(after(rang(), CALLEE, letter(PHONE, 'cancel', {})).state).toMatchObject({
      reason: 'cancelled-by-peer',
    });
    expect(after(rang(), CALLEE, { type: 'deadline', at: START }).state).toMatchObject({ reason: 'missed' });
    expect(after(rang(), CALLEE, letter(PHONE, 'taken', {})).state).toMatchObject({
      reason: 'answered-elsewhere',
    });
  });

  it('takes a cancel from nobody but the device that rings', () => {
    expect(after(rang(), CALLEE, letter(LAPTOP, 'cancel', {})).state.phase).toBe('ringing-here');
  });

  it('goes on ringing when its waiting window is closed', () => {
    const step = after(rang(), CALLEE, offerReady, { type: 'window-closed', at: START });
    expect(step.state).toMatchObject({ phase: 'ringing-here' });
    expect(step.state).not.toHaveProperty('offer');
  });
});

describe('other verdicts', () => {
  it('answers a silenced ring exactly as one that rings', () => {
    expect(letters(rang({ type: 'silent' }))).toEqual(letters(rang()));
    expect(rang({ type: 'silent' }).effects).toHaveLength(1);
    expect(deadlineOf(rang({ type: 'silent' }).state)).toBe(deadlineOf(rang().state));
  });

  it('tells nobody that a reason turned a silent ring into one that is heard, or back', () => {
    const heard = after(rang({ type: 'silent' }), CALLEE, screened('ring'));
    expect(heard.state).not.toHaveProperty('quiet');
    expect(letters(heard)).toEqual([]);
    expect(letters(after(rang(), CALLEE, screened('silent')))).toEqual([]);
  });

  // A window that stood on could be pressed: it said that the person had declined, or took a call that nobody offered.
  it.each(['silent', 'ask', 'decline', 'busy', 'block'] as const)(
    'leaves no window when a reason makes it %s',
    (verdict) => {
      const rings = after(rang(), CALLEE, {
        type: 'media',
        at: START,
        event: { type: 'offer-ready', ...OFFER },
      });
      expect(after(rings, CALLEE, screened(verdict)).effects).toContainEqual({ do: 'close-window' });
    },
  );

  it.each(['ring', 'silent', 'ask'] as const)(
    'says nothing when the next ring of one is blocked: %s',
    (type) => {
      const blocked = after(rang({ type }), CALLEE, screened('block'));
      expect(blocked.state).toMatchObject({ phase: 'ended', reason: 'blocked' });
      expect(letters(blocked)).toEqual([]);
    },
  );

  it('asks for the reason once, and rings when it comes', () => {
    const asked = rang({ type: 'ask' });
    expect(letters(asked)).toEqual(['ask-reason to phone']);
    expect(letters(after(asked, CALLEE, screened('ask')))).toEqual([]);
    expect(letters(after(asked, CALLEE, screened('ring')))).toEqual(['ringing to phone']);
  });

  it('never sends more than three letters before it is accepted', () => {
    const events = [
      screened('ring'),
      screened('silent'),
      screened('ring'),
      screened('silent'),
      screened('ring'),
    ];
    let step = rang({ type: 'ask' });
    let sent = letters(step).length;
    for (const event of events) {
      step = after(step, CALLEE, event);
      sent += letters(step).length;
    }
    expect(sent).toBeLessThanOrEqual(3);
  });

  it('does not ring a second time for a reason that is added', () => {
    const step = after(rang(), CALLEE, screened('ring'));
    expect(step.effects).toEqual([]);
  });

  it('ends at once when it declines or is busy', () => {
    expect(rang({ type: 'decline', message: 'No calls' }).state).toMatchObject({ reason: 'declined' });
    expect(letters(rang({ type: 'busy' }))).toEqual(['busy to phone']);
  });
});

describe('a ring whose time is in doubt', () => {
  const doubted = () =>
    startDoubted(
      { device: PHONE, verdict: { type: 'ring' }, duration: 45_000, nonce: 'n', digest: 'd' },
      START,
    );

  it('asks its device and rings only for the right answer', () => {
    expect(letters(doubted())).toEqual(['fresh? to phone']);
    expect(letters(after(doubted(), CALLEE, letter(PHONE, 'fresh', { nonce: 'n', ring: 'other' })))).toEqual(
      [],
    );
    expect(letters(after(doubted(), CALLEE, letter(LAPTOP, 'fresh', { nonce: 'n', ring: 'd' })))).toEqual([]);
    expect(letters(after(doubted(), CALLEE, letter(PHONE, 'fresh', { nonce: 'n', ring: 'd' })))).toEqual([
      'ringing to phone',
    ]);
  });

  it('sends no more letters for it than for any other: the question is one', () => {
    const fresh = letter(PHONE, 'fresh', { nonce: 'n', ring: 'd' });
    let step = after(doubted(), CALLEE, screened('ask'));
    const sent = ['fresh?'];
    for (const event of [fresh, screened('ring'), screened('busy'), screened('ring')]) {
      step = after(step, CALLEE, event);
      sent.push(...letters(step));
    }
    expect(sent).toEqual(['fresh?', 'ask-reason to phone', 'ringing to phone']);
  });

  it('shows nothing when nobody answers', () => {
    const step = after(doubted(), CALLEE, { type: 'deadline', at: START + 6_000 });
    expect(step.state).toMatchObject({ phase: 'ended', reason: 'silenced' });
  });
});

it('joins a ring of the person whom I am calling without a further question, where it can be seen', () => {
  const joined = startJoined(PHONE, 'video', START);
  expect(letters(joined)).toEqual(['ringing to phone']);
  expect(joined.effects.at(-1)).toEqual({ do: 'show-window' });
  expect(letters(after(joined, CALLEE, offerReady))).toEqual(['accept to phone']);
});

it('is not missed, nor gone without a word, when the caller gives up before the window has its offer', () => {
  const waiting = after(rang(), CALLEE, accept);
  const cancelled = after(waiting, CALLEE, letter(PHONE, 'cancel', {}));
  expect(cancelled).toMatchObject({ state: { phase: 'ended', reason: 'hung-up-by-peer' }, effects: [] });
});

it('believes a cancel that crossed its accept', () => {
  expect(after(acceptedHere(), CALLEE, letter(PHONE, 'cancel', {})).state).toMatchObject({
    reason: 'hung-up-by-peer',
  });
  expect(after(acceptedHere(), CALLEE, letter(PHONE, 'taken', {})).state).toMatchObject({
    reason: 'answered-elsewhere',
  });
});

it('starts silently busy calls as one letter and nothing else', () => {
  expect(startIncoming(PHONE, { type: 'busy' }, 45_000, START).effects).toHaveLength(1);
});

describe('an accept that the caller may not have heard', () => {
  const again = { type: 'media', at: START, event: { type: 'description', ...OFFER } } as const;

  it('is said again with the offer that the window repeats', () => {
    expect(letters(after(acceptedHere(), CALLEE, again))).toEqual(['accept to phone']);
  });

  it('is not, once anything of their media came', () => {
    const answered = letter(PHONE, 'candidates', { candidates: [] });
    expect(letters(after(acceptedHere(), CALLEE, answered, again))).toEqual(['description to phone']);
  });

  it('is a description to a caller who heard it already', () => {
    const accepted = letter(PHONE, 'accept', { kind: 'video', ...OFFER });
    const twice = after(acceptedThere(), CALLER, accepted);
    expect(twice.state.phase).toBe('connecting');
    expect(twice.effects).toEqual([{ do: 'signal', signal: { type: 'description', ...OFFER } }]);
  });
});

it('ends on both sides when the window of an accepted call never makes its offer', () => {
  const waiting = after(rang(), CALLEE, accept);
  const late = after(waiting, CALLEE, { type: 'deadline', at: deadlineOf(waiting.state) ?? 0 });
  expect(late.state).toMatchObject({ phase: 'ended', reason: 'connection-failed', at: START + 25_000 });
  expect(late.effects).toEqual([{ do: 'send', to: PHONE, type: 'hangup', payload: { why: 'failed' } }]);
});

describe('a connection that fails', () => {
  const failed = (why: 'connection-lost' | 'proof-differs') =>
    ({ type: 'media', at: START, event: { type: 'failed', why } }) as const;
  const gaveUp = letter(PHONE, 'hangup', { why: 'failed' });
  const reason = ({ state }: { readonly state: object }) => ('reason' in state ? state.reason : undefined);

  it('is told as such', () => {
    const told = [{ payload: { why: 'failed' } }];
    expect(after(acceptedHere(), CALLEE, failed('connection-lost')).effects).toMatchObject(told);
    const late = { type: 'deadline', at: START + 25_000 } as const;
    expect(after(acceptedHere(), CALLEE, late).effects).toMatchObject(told);
    expect(after(acceptedHere(), CALLEE, failed('proof-differs')).effects).toMatchObject([{ payload: {} }]);
  });

  it('was not hung up by anybody over there', () => {
    expect(reason(after(rangThere(), CALLER, gaveUp))).toBe('connection-failed');
    expect(reason(after(acceptedThere(), CALLER, gaveUp))).toBe('connection-failed');
    expect(reason(after(acceptedHere(), CALLEE, gaveUp))).toBe('connection-failed');
    expect(reason(after(live(acceptedThere(), CALLER), CALLER, gaveUp))).toBe('connection-lost');
  });
});
