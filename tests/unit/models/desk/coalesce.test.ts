import { describe, expect, it, vi } from 'vitest';
import { coalesce } from '../../../../utils/models/desk/coalesce.ts';
import { createPatience } from '../../../../utils/models/patience.ts';
import { createFakeDelays } from '../../../support/fakes/media.ts';

const given = () => {
  const task = vi.fn<() => Promise<void>>(() => ends.promise);
  const pauses: (() => void)[] = [];
  let ends = Promise.withResolvers<void>();
  const notes: string[] = [];
  const { delays, ring } = createFakeDelays();
  const ask = coalesce(
    task,
    () => new Promise((resolve) => void pauses.push(resolve)),
    createPatience(delays, (line) => void notes.push(line)),
  );
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    ask,
    task,
    notes,
    ring,
    async goOn() {
      pauses.shift()?.();
      await settle();
    },
    async end() {
      ends.resolve();
      ends = Promise.withResolvers();
      await settle();
    },
    async fail() {
      ends.reject(new Error('no storage'));
      ends = Promise.withResolvers();
      await settle();
    },
  };
};

describe('a task that many ask for', () => {
  it('runs once, after the pause, for all who asked until then', async () => {
    const { ask, task, goOn, end } = given();
    ask();
    ask();
    expect(task).not.toHaveBeenCalled();
    await goOn();
    await end();
    await goOn();
    expect(task).toHaveBeenCalledOnce();
  });

  it('runs once more, after a pause of its own, for all who asked while it ran', async () => {
    const { ask, task, goOn, end } = given();
    ask();
    await goOn();
    ask();
    ask();
    await end();
    expect(task).toHaveBeenCalledOnce();
    await goOn();
    await end();
    await goOn();
    expect(task).toHaveBeenCalledTimes(2);
  });

  it('runs again for whoever asks after it failed, which is noted', async () => {
    const { ask, task, notes, goOn, fail } = given();
    ask();
    await goOn();
    await fail();
    expect(notes).toEqual(['refresh failed: Error: no storage']);
    ask();
    await goOn();
    expect(task).toHaveBeenCalledTimes(2);
  });

  it('runs again for whoever asked while it waited for what never came', async () => {
    const { ask, task, ring, goOn } = given();
    ask();
    await goOn();
    ask();
    await ring(15_000);
    await goOn();
    expect(task).toHaveBeenCalledTimes(2);
  });
});
