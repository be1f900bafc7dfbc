import { describe, expect, it, vi } from 'vitest';
import { coalesce } from '../../../../utils/models/desk/coalesce.ts';

const given = () => {
  const task = vi.fn<() => Promise<void>>(() => ends.promise);
  const pauses: (() => void)[] = [];
  let ends = Promise.withResolvers<void>();
  const ask = coalesce(task, () => new Promise((resolve) => void pauses.push(resolve)));
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    ask,
    task,
    async goOn() {
      pauses.shift()?.();
      await settle();
    },
    async end() {
      ends.resolve();
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
});
