// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Handle, UserId } from '../../../../utils/core/people/ids.ts';
import { writeInvite, type Certain } from '../../../../utils/adapters/x/composer.ts';
import type { Sight } from '../../../../utils/adapters/x/sight.ts';

const bob = { id: '12' as UserId, handle: 'bob' as Handle };
const carol = { id: '13' as UserId, handle: 'carol' as Handle };
const text = 'Shall we talk? ahoy1:abc';
const order = { partner: bob.id, handle: bob.handle, text };

/** jsdom has no `execCommand`, as a browser that took it away one day: these go the second way. */
let area: HTMLTextAreaElement;
let partner: typeof bob;
const read = (): readonly Certain[] => [{ sight: { composer: area } as Partial<Sight> as Sight, partner }];
const write = (): Promise<string> => writeInvite(order, read, new AbortController().signal);

beforeEach(() => {
  vi.useFakeTimers();
  area = document.body.appendChild(document.createElement('textarea'));
  partner = bob;
});
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

const finish = async (outcome: Promise<string>): Promise<string> => {
  await vi.advanceTimersByTimeAsync(13_000);
  return outcome;
};

describe('writing into the composer', () => {
  it('tells the page of the text by an input event', async () => {
    const heard = vi.fn();
    document.body.addEventListener('input', heard, { once: true });
    expect(await finish(write())).toBe('written');
    expect(area.value).toBe(text);
    expect(heard).toHaveBeenCalledOnce();
  });

  it('touches nothing when a draft is there', async () => {
    area.value = 'Dear Bob';
    expect(await finish(write())).toBe('draft');
    expect(area.value).toBe('Dear Bob');
  });

  it('writes over an earlier text of ours, and over nothing else', async () => {
    const again = (): Promise<string> =>
      writeInvite({ ...order, replaces: 'ahoy1:abc' }, read, new AbortController().signal);
    area.value = 'ahoy1:abc';
    expect(await finish(again())).toBe('written');
    expect(area.value).toBe(text);
    area.value = 'ahoy1:abc, Bob';
    expect(await finish(again())).toBe('draft');
    area.value = '';
    expect(await finish(again())).toBe('draft');
    expect(area.value).toBe('');
  });

  it('leaves a draft that took the place of the text', async () => {
    const outcome = write();
    await vi.advanceTimersByTimeAsync(1500);
    expect(area.value).toBe(text);
    area.value = 'Dear Bob';
    expect(await finish(outcome)).toBe('draft');
    expect(area.value).toBe('Dear Bob');
  });

  it('counts what a person types behind the text as theirs', async () => {
    const outcome = write();
    await vi.advanceTimersByTimeAsync(1500);
    area.value = `${text} Bob!`;
    expect(await finish(outcome)).toBe('written');
  });

  it('does not write again into a box that was emptied', async () => {
    const outcome = write();
    await vi.advanceTimersByTimeAsync(1500);
    area.value = '';
    expect(await finish(outcome)).toBe('failed');
    expect(area.value).toBe('');
  });

  it('writes nothing when the page turns to somebody else while it waits', async () => {
    const outcome = write();
    await vi.advanceTimersByTimeAsync(300);
    partner = carol;
    expect(await finish(outcome)).toBe('failed');
    expect(area.value).toBe('');
  });
});
