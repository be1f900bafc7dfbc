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

  it('gives in to whoever removes it every time', () => {
    const host = createHost('Ahoy');
    const tries = Array.from({ length: 40 }, () => {
      const isPlaced = host.place(anchor);
      host.remove();
      return isPlaced;
    });
    expect(tries[0]).toBe(true);
    expect(tries.at(-1)).toBe(false);
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
