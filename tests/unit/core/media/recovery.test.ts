import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  recover,
  type Recovery,
  type RecoveryEffect,
  type RecoveryEvent,
} from '../../../../utils/core/media/recovery.ts';

const connection = (state: 'connected' | 'disconnected' | 'failed'): RecoveryEvent => ({
  type: 'connection',
  state,
});
const timer = (name: 'first' | 'hung' | 'tell' | 'shaky' | 'retry' | 'give-up'): RecoveryEvent => ({
  type: 'timer',
  name,
});

const run = (...events: readonly RecoveryEvent[]) => {
  let state: Recovery = { phase: 'waiting' };
  const effects: RecoveryEffect[] = [];
  for (const event of events) {
    const step = recover(state, event);
    state = step.state;
    effects.push(...step.effects);
  }
  const reports = effects.flatMap((one) =>
    one.do === 'report' ? [one.event] : one.do === 'fail' ? [one.why] : [],
  );
  return { state, effects, reports, restarts: effects.filter((one) => one.do === 'restart').length };
};

const steady = [{ type: 'accepted' }, connection('connected')] as const;

describe('a path', () => {
  test('that comes about is reported once', () => {
    expect(run(...steady, connection('connected')).reports).toEqual(['connected']);
  });

  test('that is up before this side learnt of the accept is reported then', () => {
    expect(run(connection('connected')).reports).toEqual([]);
    expect(run(connection('connected'), { type: 'accepted' }).reports).toEqual(['connected']);
    const lost = run(connection('connected'), connection('failed'), { type: 'accepted' }, timer('first'));
    expect(lost.reports).toEqual(['connection-failed']);
  });

  test('that does not come about within its time ends the call', () => {
    expect(run({ type: 'accepted' }, timer('first')).reports).toEqual(['connection-failed']);
  });

  test('that hangs at first is tried anew, once by the clock and whenever the browser gives up', () => {
    const accepted: RecoveryEvent = { type: 'accepted' };
    expect(run(accepted, timer('hung')).restarts).toBe(1);
    expect(run(accepted, connection('failed'), timer('hung')).restarts).toBe(2);
    const { reports, restarts } = run(accepted, connection('connected'), timer('hung'));
    expect([reports, restarts]).toEqual([['connected'], 0]);
  });

  test('that is being restarted is so at once when the network changes, also after the last try', () => {
    const away = [...steady, connection('failed')] as const;
    expect(run(...away, { type: 'network' }).effects.slice(-2)).toEqual([
      { do: 'restart', urgent: false },
      { do: 'set-timer', name: 'retry', ms: expect.any(Number) as number },
    ]);
    const tried = [...away, timer('retry'), timer('retry'), timer('retry')] as const;
    expect(run(...tried).restarts).toBe(3);
    expect(run(...tried, { type: 'network' }).restarts).toBe(4);
    expect(run(...tried, { type: 'network' }, timer('give-up')).reports.at(-1)).toBe('connection-lost');
  });

  test('is not blamed before the call is accepted', () => {
    expect(run(timer('first'), connection('failed')).reports).toEqual([]);
  });

  test('that is back by itself within 2 s needs no restart', () => {
    const away = [...steady, connection('disconnected'), timer('tell')];
    const { reports, restarts } = run(...away, connection('connected'));
    expect(reports).toEqual(['connected', 'interrupted', 'connected']);
    expect(restarts).toBe(0);
    expect(run(...away, timer('shaky')).reports).toEqual(['connected', 'interrupted']);
  });

  test('that blinks is not spoken of', () => {
    const blink = [connection('disconnected'), connection('connected')];
    const { reports, state } = run(...steady, ...blink, timer('tell'), ...blink);
    expect(reports).toEqual(['connected']);
    expect(state).toEqual({ phase: 'steady' });
  });

  test('is restarted three times, then only waited for, then given up', () => {
    const away = [...steady, connection('disconnected'), timer('shaky')];
    const tried = run(...away, timer('retry'), timer('retry'), timer('retry'));
    expect(tried.restarts).toBe(3);
    expect(run(...away, timer('retry'), timer('retry'), timer('retry'), timer('give-up')).reports).toEqual([
      'connected',
      'interrupted',
      'connection-lost',
    ]);
  });

  test('that the browser gave up is restarted at once', () => {
    expect(run(...steady, connection('failed')).restarts).toBe(1);
    expect(run(...steady, connection('disconnected'), connection('failed')).restarts).toBe(1);
  });

  test('is restarted at once on a network event, without a word while it still carries', () => {
    const { restarts, reports } = run(...steady, { type: 'network' });
    expect(restarts).toBe(1);
    expect(reports).toEqual(['connected']);
    expect(run(...steady, connection('disconnected'), { type: 'network' }).restarts).toBe(1);
  });

  test('says whether the other side can know of it', () => {
    const urgent = (...events: readonly RecoveryEvent[]) =>
      run(...steady, ...events).effects.find((effect) => effect.do === 'restart');
    expect(urgent({ type: 'network' })).toMatchObject({ urgent: true });
    expect(urgent(connection('failed'))).toMatchObject({ urgent: false });
    expect(urgent(connection('failed'), { type: 'network' })).toMatchObject({ urgent: false });
  });

  test('never gives up after it came back', () => {
    const { state } = run(
      ...steady,
      connection('disconnected'),
      timer('shaky'),
      connection('connected'),
      timer('give-up'),
      timer('retry'),
    );
    expect(state).toEqual({ phase: 'steady' });
  });

  test('knows every event in every phase and stays over', () => {
    const event = fc.constantFrom<RecoveryEvent>(
      { type: 'accepted' },
      { type: 'network' },
      connection('connected'),
      connection('disconnected'),
      connection('failed'),
      { type: 'connection', state: 'new' },
      { type: 'connection', state: 'closed' },
      timer('first'),
      timer('tell'),
      timer('shaky'),
      timer('retry'),
      timer('give-up'),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        const { reports } = run(...events);
        const failures = reports.filter((one) => one !== 'connected' && one !== 'interrupted');
        expect(failures.length).toBeLessThanOrEqual(1);
        // What is said of the path is always something new.
        expect(reports.every((one, at) => one !== reports[at - 1])).toBe(true);
        if (failures.length > 0) expect(reports.at(-1)).toBe(failures[0]);
        expect(run(...events, { type: 'end' }).state).toEqual({ phase: 'over' });
      }),
    );
  });
});
