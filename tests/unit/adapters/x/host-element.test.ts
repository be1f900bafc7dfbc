// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createHost, HOST_TAG } from '../../../../utils/adapters/x/host-element.ts';

let anchor: { parent: Element; before: Element };
const hosts = (): number => document.querySelectorAll(HOST_TAG).length;

beforeEach(() => {
  document.body.innerHTML = '<div><button></button><button id="more"></button></div>';
  const before = document.querySelector('#more') as Element;
  anchor = { parent: before.parentElement as Element, before };
});

describe('our element', () => {
  it('is put in once and stays the same', () => {
    const host = createHost('Ahoy');
    host.place(anchor);
    const [first] = document.querySelectorAll(HOST_TAG);
    host.place(anchor);
    expect(hosts()).toBe(1);
    expect(document.querySelector(HOST_TAG)).toBe(first);
    expect(first?.nextElementSibling).toBe(anchor.before);
  });

  it('takes the place of one that an older script left behind', () => {
    createHost('Ahoy').place(anchor);
    createHost('Ahoy').place(anchor);
    expect(hosts()).toBe(1);
  });

  it('gives in for a while to whoever removes it every time, longer each time', () => {
    vi.useFakeTimers();
    const host = createHost('Ahoy');
    const quarrel = (): readonly number[] =>
      Array.from({ length: 40 }, () => {
        const wait = host.place(anchor);
        document.querySelector(HOST_TAG)?.remove();
        return wait;
      });
    expect(quarrel()).toEqual([
      ...Array.from({ length: 21 }, () => 0),
      ...Array.from({ length: 19 }, () => 10_000),
    ]);
    vi.advanceTimersByTime(9999);
    expect(host.place(anchor)).toBe(1);
    vi.advanceTimersByTime(1);
    expect(quarrel().at(-1)).toBe(20_000);
    vi.advanceTimersByTime(20_000);
    expect(host.place(anchor)).toBe(0);
    vi.useRealTimers();
  });

  it('follows a header that is drawn anew, however often', () => {
    const host = createHost('Ahoy');
    for (let time = 0; time < 40; time += 1) {
      const header = document.createElement('div');
      const before = header.appendChild(document.createElement('button'));
      anchor.parent.replaceWith(header);
      anchor = { parent: header, before };
      expect(host.place(anchor)).toBe(0);
    }
    expect(hosts()).toBe(1);
  });

  it('keeps clicks, letters, Enter and Space to itself, and nothing else', () => {
    const host = createHost('Ahoy');
    host.place(anchor);
    const button = host.root.appendChild(document.createElement('button'));
    const heard = vi.fn();
    for (const type of ['click', 'keydown', 'mouseover'])
      document.addEventListener(type, (event) => heard(event));
    const send = (event: Event): number => {
      heard.mockClear();
      button.dispatchEvent(event);
      return heard.mock.calls.length;
    };
    const key = (key: string, change: KeyboardEventInit = {}): Event =>
      new KeyboardEvent('keydown', { key, bubbles: true, composed: true, ...change });
    expect(send(new MouseEvent('click', { bubbles: true, composed: true }))).toBe(0);
    expect(['j', '/', ' ', 'Enter', '?'].map((one) => send(key(one)))).toEqual([0, 0, 0, 0, 0]);
    expect(['Escape', 'Tab', 'ArrowDown'].map((one) => send(key(one)))).toEqual([1, 1, 1]);
    expect(send(key('k', { ctrlKey: true }))).toBe(1);
    expect(send(new MouseEvent('mouseover', { bubbles: true, composed: true }))).toBe(1);
  });
});
