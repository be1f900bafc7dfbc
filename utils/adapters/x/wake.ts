import type { Watched } from './sight.ts';

export type Wake = {
  /** Watches exactly this from now on, and forgets what happened until now: it was just looked at. */
  readonly watch: (what: readonly Watched[]) => void;
};

/**
 * Calls back when something changes on the way from the document to the watched places, in them, or in the page's
 * own look (theme, language). The way is every ancestor's own children, through shadow roots, and nothing beside it:
 * thousands of rows may come and go in lists, and this stays asleep.
 */
export const createWake = (changed: () => void, signal: AbortSignal): Wake => {
  const observer = new MutationObserver(changed);
  signal.addEventListener('abort', () => observer.disconnect());
  let watched: readonly Node[] = [];

  const watch: Wake['watch'] = (what) => {
    if (signal.aborted) return;
    const whole = what.flatMap((one) => one.whole);
    const single = what.flatMap((one) => one.single);
    const way = new Set<Node>([document]);
    for (const start of [document.body, ...what.flatMap((one) => one.ways)]) {
      for (let node: Node | null = start; node && !way.has(node); node = parentOf(node)) way.add(node);
    }
    const page = [document.documentElement, document.body].filter(Boolean);
    const all = [...way, ...whole, ...single, ...page];
    observer.takeRecords();
    if (all.length === watched.length && all.every((node, index) => node === watched[index])) return;

    observer.disconnect();
    watched = all;
    for (const node of way) observer.observe(node, { childList: true });
    for (const element of page) {
      observer.observe(element, { childList: true, attributeFilter: ['style', 'class', 'dir'] });
    }
    for (const element of single) {
      observer.observe(element, { attributeFilter: ['data-selected', 'aria-description'] });
    }
    for (const element of whole) {
      observer.observe(element, {
        childList: true,
        subtree: true,
        characterData: true,
        attributeFilter: ['href'],
      });
    }
  };
  return { watch };
};

const parentOf = (node: Node): Node | null =>
  node.parentNode ?? (node instanceof ShadowRoot ? node.host : null);
