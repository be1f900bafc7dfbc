import { expect, it } from 'vitest';
import type { CallPhase, CallView } from '../../../../utils/core/call/view.ts';
import type { CallId } from '../../../../utils/core/protocol/letter.ts';
import { endCrashed } from '../../../../utils/models/switchboard/crashed.ts';
import { CALL } from './given.ts';

/** Looks once; `there`: whether the page runs at the first and at the second look. */
const look = async (phase: CallPhase, ...there: readonly boolean[]): Promise<readonly CallId[]> => {
  const closed: CallId[] = [];
  const answers = [...there];
  await endCrashed({
    shown: () => Promise.resolve([{ id: CALL, phase } as CallView]),
    isThere: () => Promise.resolve(answers.shift() ?? true),
    closed: async (call) => void closed.push(call),
    delays: { after: (_, then) => then() },
  });
  return closed;
};

it('ends a talk whose page is gone for longer than loading takes', async () => {
  expect(await look('live', false, false)).toEqual([CALL]);
  expect(await look('reconnecting', false, false)).toEqual([CALL]);
});

it('leaves alone whose page runs, or is loaded anew, or who does not talk', async () => {
  expect(await look('live', true)).toEqual([]);
  expect(await look('live', false, true)).toEqual([]);
  expect(await look('ringing', false, false)).toEqual([]);
});
