import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createButtonStates, type ButtonStates } from '../../../../utils/adapters/x/button-states.ts';
import type { ButtonState } from '../../../../utils/core/call/view.ts';
import type { Handle, UserId } from '../../../../utils/core/people/ids.ts';
import type { Partner } from '../../../../utils/core/people/seen.ts';

const ME = '345' as UserId;
const person = (id: string, handle: string): Partner => ({ id: id as UserId, handle: handle as Handle });
const bob = person('12', 'bob');
const carol = person('13', 'carol');
const READY: ButtonState = { state: 'ready' };
const NO_CARD: ButtonState = { state: 'no-card' };

let asked: Handle[];
let answers: ((state: ButtonState | undefined) => void)[];
let changes: number;
let states: ButtonStates;
beforeEach(() => {
  asked = [];
  answers = [];
  changes = 0;
  const send = (_type: string, { partner }: { partner: Partner }): Promise<ButtonState | undefined> => {
    asked.push(partner.handle);
    return new Promise((answer) => answers.push(answer));
  };
  states = createButtonStates({ send, listen: () => {} } as never, () => (changes += 1));
});
afterEach(() => vi.useRealTimers());

/** One look at a page that shows these people: what is known of each. */
const look = (...people: readonly Partner[]): readonly (ButtonState | undefined)[] => {
  const known = people.map((partner) => states.of(ME, undefined, partner));
  states.looked();
  return known;
};
const answer = async (state: ButtonState | undefined): Promise<void> => {
  answers.shift()?.(state);
  await new Promise((done) => setTimeout(done));
};

it('asks about each person once while the page shows them, two at a time', async () => {
  look(bob, carol);
  await answer(READY);
  await answer(NO_CARD);
  expect(look(bob, carol)).toEqual([READY, NO_CARD]);
  expect(look(carol, bob)).toEqual([NO_CARD, READY]);
  expect(asked).toEqual(['bob', 'carol']);
});

it('asks anew about somebody who comes back, of whom nothing was told meanwhile', async () => {
  look(bob);
  await answer(NO_CARD);
  look(carol);
  await answer(READY);
  states.set(ME, bob.id, READY);
  expect(look(bob)).toEqual([undefined]);
  expect(asked).toEqual(['bob', 'carol', 'bob']);
  await answer(READY);
  expect(look(bob)).toEqual([READY]);
});

it('takes no answer that was for an earlier stay', async () => {
  look(bob);
  look();
  look(bob);
  const [first, second] = answers;
  second?.(READY);
  await answer(NO_CARD);
  expect(first).toBeDefined();
  expect(look(bob)).toEqual([READY]);
});

it('asks again, ever more rarely, where nobody answered, and says so meanwhile', async () => {
  vi.useFakeTimers();
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  look(bob);
  answers.shift()?.(undefined);
  await pass(4000);
  expect(look(bob)).toEqual([{ state: 'impossible', why: 'not-connected' }]);
  expect([asked.length, changes]).toEqual([1, 1]);
  await pass(1100);
  expect(changes).toBe(2);
  expect(look(bob)).toEqual([{ state: 'impossible', why: 'not-connected' }]);
  answers.shift()?.(undefined);
  await pass(9000);
  look(bob);
  expect(asked).toEqual(['bob', 'bob']);
  await pass(1100);
  look(bob);
  answers.shift()?.(READY);
  await pass(300_000);
  expect(look(bob)).toEqual([READY]);
  expect(asked).toEqual(['bob', 'bob', 'bob']);
});
