import { describe, expect, it } from 'vitest';
import { startCall } from '../../../../utils/core/call/caller.ts';
import type { PublicKey } from '../../../../utils/core/people/card.ts';
import { CALL_TIMES, deadlineOf } from '../../../../utils/core/call/state.ts';
import {
  acceptedThere,
  after,
  CALLER,
  dialed,
  LAPTOP,
  letter,
  letters,
  live,
  OFFER,
  PHONE,
  rangThere,
  START,
} from '../../../support/call-ladder.ts';

const late = (at: number) => ({ type: 'deadline', at }) as const;
const hangUp = { type: 'command', at: START, command: { type: 'hang-up' } } as const;

describe('dialing', () => {
  it('rings every device at once and opens the window', () => {
    const step = dialed(PHONE, LAPTOP);
    expect(letters(step)).toEqual(['ring to phone', 'ring to laptop']);
    expect(step.effects.at(-1)).toEqual({ do: 'open-window', background: false });
  });

  it('rings once more after three seconds without a reply, and gives up after six', () => {
    const step = dialed();
    expect(deadlineOf(step.state)).toBe(START + CALL_TIMES.ringingAgain);
    const again = after(step, CALLER, late(START + CALL_TIMES.ringingAgain));
    expect(letters(again)).toEqual(['ring to phone']);
    expect(deadlineOf(again.state)).toBe(START + CALL_TIMES.dialing);
    const ended = after(again, CALLER, late(START + CALL_TIMES.dialing));
    expect(ended.state).toMatchObject({ phase: 'ended', reason: 'unreachable' });
    expect(letters(ended)).toEqual(['cancel to phone']);
  });

  it('waits for an answer to its first ring when the second could not be sent', () => {
    const again = after(dialed(), CALLER, late(START + CALL_TIMES.ringingAgain));
    const waiting = after(again, CALLER, { type: 'not-sent', at: START + 3_001, device: PHONE });
    expect(waiting.state).toMatchObject({ phase: 'dialing', until: START + CALL_TIMES.dialing });
    expect(after(waiting, CALLER, letter(PHONE, 'ringing', {})).state.phase).toBe('ringing');
  });

  it('does not ring again once somebody answered, or beyond once for each reason', () => {
    const busy = after(dialed(PHONE, LAPTOP), CALLER, letter(PHONE, 'busy', {}));
    const ended = after(busy, CALLER, late(START + CALL_TIMES.settling));
    expect(ended.state).toMatchObject({ phase: 'ended', reason: 'busy' });
    const asked = after(dialed(), CALLER, letter(PHONE, 'ask-reason', {}));
    const explained = after(asked, CALLER, {
      type: 'command',
      at: START,
      command: { type: 'reason', text: 'x' },
    });
    expect(letters(after(explained, CALLER, late(START + CALL_TIMES.ringingAgain)))).toEqual([
      'ring to phone',
    ]);
  });

  it('shows the most favourable reply of several devices', () => {
    const declined = after(dialed(PHONE, LAPTOP), CALLER, letter(PHONE, 'decline', {}));
    expect(declined.state.phase).toBe('dialing');
    expect(deadlineOf(declined.state)).toBe(START + CALL_TIMES.settling);
    const ringing = after(declined, CALLER, letter(LAPTOP, 'ringing', {}));
    expect(ringing.state.phase).toBe('ringing');
  });

  it('ends as declined when nothing better came within two seconds, and keeps the words', () => {
    const ended = after(
      dialed(PHONE, LAPTOP),
      CALLER,
      letter(PHONE, 'decline', { message: 'In a meeting', counter: { kind: 'write-to-me' } }),
      late(START + CALL_TIMES.settling),
    );
    expect(ended.state).toMatchObject({
      reason: 'declined-by-peer',
      message: 'In a meeting',
      counter: { kind: 'write-to-me' },
    });
    expect(letters(ended)).toEqual(['cancel to laptop']);
  });

  it('ends as declined two seconds after the device that rang declines, whatever the others said before', () => {
    const declined = after(
      dialed(PHONE, LAPTOP, 'an old one' as PublicKey),
      CALLER,
      letter(LAPTOP, 'busy', {}),
      letter(PHONE, 'ringing', {}),
      letter(PHONE, 'decline', {}),
    );
    expect(declined.state.phase).toBe('dialing');
    expect(deadlineOf(declined.state)).toBe(START + CALL_TIMES.settling);
  });

  it('ends at once when the only device is busy', () => {
    expect(after(dialed(), CALLER, letter(PHONE, 'busy', {})).state).toMatchObject({ reason: 'busy' });
  });

  it('ignores replies of a device that was not rung', () => {
    const step = after(dialed(PHONE), CALLER, letter(LAPTOP, 'accept', { kind: 'video', ...OFFER }));
    expect(step.state.phase).toBe('dialing');
    expect(step.effects).toEqual([{ do: 'unexpected', phase: 'dialing', event: 'accept' }]);
  });

  describe('with a ring that could not even be handed to the broker', () => {
    const notSent = (device: PublicKey) => ({ type: 'not-sent', at: START, device }) as const;

    it('says so when it was the only one, or none of them could', () => {
      const reason = 'not-connected';
      expect(after(dialed(), CALLER, notSent(PHONE)).state).toMatchObject({ reason });
      const none = after(dialed(PHONE, LAPTOP), CALLER, notSent(PHONE), notSent(LAPTOP));
      expect(none.state).toMatchObject({ reason });
    });

    it('waits as long as ever for the devices that got theirs, and calls off all of them', () => {
      const waiting = after(dialed(PHONE, LAPTOP), CALLER, notSent(PHONE));
      expect(waiting.state.phase).toBe('dialing');
      expect(deadlineOf(waiting.state)).toBe(START + CALL_TIMES.ringingAgain);
      expect(letters(after(waiting, CALLER, hangUp))).toContain('cancel to laptop');
      expect(after(waiting, CALLER, letter(LAPTOP, 'busy', {})).state).toMatchObject({ reason: 'busy' });
    });

    it('rings on where an earlier one was heard', () => {
      expect(after(rangThere(), CALLER, notSent(PHONE)).state.phase).toBe('ringing');
    });
  });
});

describe('asking', () => {
  const asked = () => after(dialed(), CALLER, letter(PHONE, 'ask-reason', {}));

  it('waits two minutes for the reason and rings again with it, in the same call', () => {
    const step = asked();
    expect(step.state.phase).toBe('asking');
    expect(deadlineOf(step.state)).toBe(START + CALL_TIMES.asking);
    const again = after(
      step,
      { ...CALLER, reason: 'The contract' },
      {
        type: 'command',
        at: START,
        command: { type: 'reason', text: 'The contract' },
      },
    );
    expect(again.state.phase).toBe('dialing');
    expect(again.effects).toMatchObject([{ do: 'send', type: 'ring', payload: { reason: 'The contract' } }]);
  });

  it('ends without a claim that it rang, when no reason was given', () => {
    expect(after(asked(), CALLER, late(START + CALL_TIMES.asking)).state).toMatchObject({
      phase: 'ended',
      reason: 'no-reason',
    });
  });

  it('does not ask twice', () => {
    const again = after(asked(), CALLER, {
      type: 'command',
      at: START,
      command: { type: 'reason', text: 'x' },
    });
    expect(after(again, CALLER, letter(PHONE, 'ask-reason', {})).state.phase).toBe('dialing');
  });
});

describe('ringing', () => {
  it('ends with no answer after 45 seconds', () => {
    const step = rangThere();
    expect(deadlineOf(step.state)).toBe(START + CALL_TIMES.ringing);
    expect(after(step, CALLER, late(START + CALL_TIMES.ringing)).state).toMatchObject({
      reason: 'no-answer',
    });
  });

  it('is not prolonged by a second ringing letter', () => {
    const again = after(rangThere(), CALLER, letter(PHONE, 'ringing', {}, START + 30_000));
    expect(deadlineOf(again.state)).toBe(START + CALL_TIMES.ringing);
  });

  it('gives the first accept to the media and tells the other devices that it is taken', () => {
    const step = after(dialed(PHONE, LAPTOP), CALLER, letter(PHONE, 'accept', { kind: 'video', ...OFFER }));
    expect(step.state).toMatchObject({ phase: 'connecting', device: PHONE });
    expect(step.effects).toContainEqual({ do: 'signal', signal: { type: 'description', ...OFFER } });
    expect(letters(step)).toEqual(['taken to laptop']);
    const second = after(step, CALLER, letter(LAPTOP, 'accept', { kind: 'video', ...OFFER }));
    expect(second.state).toEqual(step.state);
    expect(letters(second)).toEqual(['taken to laptop']);
  });

  it('cancels on every device when the caller hangs up or closes the window', () => {
    expect(letters(after(rangThere(), CALLER, hangUp))).toEqual(['cancel to phone']);
    expect(letters(after(rangThere(), CALLER, { type: 'window-closed', at: START }))).toEqual([
      'cancel to phone',
    ]);
  });

  it('tells an accept that came too late once that it is over, and does not use it', () => {
    const cancelled = after(rangThere(), CALLER, hangUp);
    const accept = letter(PHONE, 'accept', { kind: 'video', ...OFFER });
    const first = after(cancelled, CALLER, accept);
    expect(letters(first)).toEqual(['cancel to phone']);
    expect(letters(after(first, CALLER, accept))).toEqual([]);
  });

  it('tells so each device that came too late, and those that another was quicker than that it is taken', () => {
    const accept = (device: PublicKey) => letter(device, 'accept', { kind: 'video', ...OFFER });
    const cancelled = after(dialed(PHONE, LAPTOP), CALLER, hangUp, accept(PHONE));
    expect(letters(after(cancelled, CALLER, accept(LAPTOP)))).toEqual(['cancel to laptop']);
    const over = after(live(acceptedThere(), CALLER), CALLER, hangUp);
    expect(letters(after(over, CALLER, accept(LAPTOP)))).toEqual(['taken to laptop']);
  });
});

describe('inviting', () => {
  const invited = () => startCall([], CALLER, START);

  it('sends nothing and opens the window', () => {
    expect(invited()).toEqual({
      state: { phase: 'inviting', placed: 'pending' },
      effects: [{ do: 'open-window', background: false }],
    });
  });

  it('counts down three seconds before it rings whoever answered', () => {
    const counting = after(invited(), CALLER, { type: 'paired', at: START });
    expect(deadlineOf(counting.state)).toBe(START + CALL_TIMES.countdown);
    expect(counting.effects).toEqual([{ do: 'show-window' }]);
    const due = after(counting, CALLER, late(START + CALL_TIMES.countdown));
    expect(due.effects).toEqual([{ do: 'find-devices' }]);
    const dialing = after(due, CALLER, { type: 'dial', at: START, devices: [PHONE] });
    expect(letters(dialing)).toEqual(['ring to phone']);
  });

  it('waits on, and counts no more, where nobody was found', () => {
    const counted = after(
      invited(),
      CALLER,
      { type: 'paired', at: START },
      late(START + CALL_TIMES.countdown),
      { type: 'dial', at: START, devices: [] },
    );
    expect(counted.state).toEqual(invited().state);
  });

  it('does not ring once the countdown was cancelled', () => {
    const cancelled = after(
      invited(),
      CALLER,
      { type: 'paired', at: START },
      {
        type: 'command',
        at: START,
        command: { type: 'cancel-countdown' },
      },
    );
    expect(after(cancelled, CALLER, late(START + CALL_TIMES.countdown)).effects).toEqual([]);
  });
});

describe('a call with media', () => {
  it('carries descriptions both ways', () => {
    const { state } = acceptedThere();
    const answer = after({ state, effects: [] }, CALLER, {
      type: 'media',
      at: START,
      event: { type: 'description', ...OFFER },
    });
    expect(letters(answer)).toEqual(['description to phone']);
  });

  it('takes nothing from another device of the same person', () => {
    const step = after(live(acceptedThere(), CALLER), CALLER, letter(LAPTOP, 'hangup', {}));
    expect(step.state.phase).toBe('live');
  });

  it('ends as hung up when the other side closed its connection, though no letter came', () => {
    const step = after(live(acceptedThere(), CALLER), CALLER, {
      type: 'media',
      at: START,
      event: { type: 'left' },
    });
    expect(step.state).toMatchObject({ phase: 'ended', reason: 'hung-up-by-peer' });
    expect(letters(step)).toEqual([]);
  });

  it('keeps how long it was live through an interruption', () => {
    const interrupted = after(live(acceptedThere(), CALLER), CALLER, {
      type: 'media',
      at: START + 5_000,
      event: { type: 'interrupted' },
    });
    expect(interrupted.state.phase).toBe('reconnecting');
    const back = after(interrupted, CALLER, {
      type: 'media',
      at: START + 9_000,
      event: { type: 'connected' },
    });
    expect(back.state).toMatchObject({ phase: 'live', since: START });
    expect(after(back, CALLER, letter(PHONE, 'hangup', {}, START + 10_000)).state).toEqual({
      phase: 'ended',
      reason: 'hung-up-by-peer',
      at: START + 10_000,
      liveSince: START,
    });
  });
});
