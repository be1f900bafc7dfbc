import { expect, test, vi } from 'vitest';
import type { Line } from '../../../../utils/adapters/messaging/line.ts';
import { createRoute } from '../../../../utils/adapters/messaging/route.ts';

const one = { to: 'host', type: 'ring' } as const;

const open = () => {
  const line: Line = { ask: vi.fn(async () => 'by line'), tell: () => undefined, close: () => undefined };
  let current: Line | undefined;
  const slow: PromiseWithResolvers<unknown>[] = [];
  const awake = vi.fn<() => void>();
  const route = createRoute(
    () => current,
    () => {
      const asked = Promise.withResolvers<unknown>();
      slow.push(asked);
      return asked.promise;
    },
    awake,
  );
  return { route, slow, awake, line, connect: () => (current = line) };
};

test('goes the browser’s way while there is no line, and then over the line', async () => {
  const { route, slow, connect } = open();
  const asked = route(one);
  slow[0]?.resolve('by browser');
  expect(await asked).toBe('by browser');
  connect();
  expect(await route(one)).toBe('by line');
});

test('nothing overtakes what still is on the browser’s way', async () => {
  const { route, slow, connect, line } = open();
  const first = route(one);
  connect();
  const second = route(one);
  expect(line.ask).not.toHaveBeenCalled();
  slow[0]?.resolve(1);
  slow[1]?.resolve(2);
  expect(await Promise.all([first, second])).toEqual([1, 2]);
  expect(await route(one)).toBe('by line');
});

test('whoever dies over a message is woken by it', async () => {
  const { route, slow, connect, line } = open();
  connect();
  vi.mocked(line.ask).mockRejectedValueOnce(new Error('Nobody answered'));
  const asked = route(one);
  await vi.waitFor(() => expect(slow).toHaveLength(1));
  slow[0]?.resolve('by browser');
  expect(await asked).toBe('by browser');
});

test('a receiver that answered is awake; one that did not is left to sleep', async () => {
  const { route, slow, awake } = open();
  const failed = route(one);
  slow[0]?.reject(new Error('Nobody answered'));
  await expect(failed).rejects.toThrow('Nobody answered');
  expect(awake).not.toHaveBeenCalled();
  const asked = route(one);
  slow[1]?.resolve('by browser');
  await asked;
  expect(awake).toHaveBeenCalledOnce();
});
