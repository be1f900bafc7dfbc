// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createWake } from '../../../../utils/adapters/x/wake.ts';

const emptyPage = (): Element => {
  const html = document.createElement('html');
  html.append(document.createElement('body'));
  return html;
};
const tick = (): Promise<void> => new Promise((done) => setTimeout(done));
let life: AbortController;
let changed: ReturnType<typeof vi.fn<() => void>>;
let header: Element;
let list: Element;
let panel: Element;
let host: Element;

beforeEach(() => {
  document.body.innerHTML = '<main><div id="host"></div></main>';
  host = document.querySelector('#host') as Element;
  const root = host.attachShadow({ mode: 'open' });
  root.innerHTML = '<div id="panel"><div id="list"></div><div id="header"><a href="/bob">Bob</a></div></div>';
  [panel, list, header] = ['#panel', '#list', '#header'].map((id) => root.querySelector(id)) as [
    Element,
    Element,
    Element,
  ];
  life = new AbortController();
  changed = vi.fn<() => void>();
  createWake(changed, life.signal).watch([{ ways: [panel], whole: [header], single: [] }]);
});
afterEach(() => life.abort());

describe('what wakes us', () => {
  it('is a link that changes in the header', async () => {
    header.querySelector('a')?.setAttribute('href', '/carol');
    await tick();
    expect(changed).toHaveBeenCalled();
  });

  it('is a name that changes in its place', async () => {
    header.querySelector('a')?.firstChild?.replaceWith('Robert');
    await tick();
    changed.mockClear();
    Object.assign(header.querySelector('a')?.firstChild ?? {}, { data: 'Rob' });
    await tick();
    expect(changed).toHaveBeenCalled();
  });

  it.each([
    ['the header goes', () => header.remove()],
    ['the panel goes', () => panel.remove()],
    ['the host goes', () => host.remove()],
    ['the page is drawn anew', () => document.body.replaceChildren()],
    ['the theme changes', () => document.body.setAttribute('style', 'background: black')],
    ['<html> is replaced', () => document.replaceChild(emptyPage(), document.documentElement)],
  ])('is that %s', async (_, act) => {
    act();
    await tick();
    expect(changed).toHaveBeenCalled();
  });

  it('is nothing in the list, however many rows come and go', async () => {
    for (let row = 0; row < 1000; row += 1) {
      const element = list.appendChild(document.createElement('p'));
      element.textContent = `Row ${row}`;
      if (row > 20) list.firstChild?.remove();
    }
    await tick();
    expect(changed).not.toHaveBeenCalled();
  });

  it('is nothing after the end', async () => {
    life.abort();
    header.remove();
    await tick();
    expect(changed).not.toHaveBeenCalled();
  });
});
