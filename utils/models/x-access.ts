import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { SiteAccess } from './ports/browser.ts';

/** missing: the browser keeps Ahoy away from X · refused: it was asked for again, and is missing still */
export type ShownAccess = 'given' | 'missing' | 'refused';

export type XAccessModel = {
  readonly access: ReadonlySignal<ShownAccess>;
  /** Under a person's press only: no browser asks otherwise. */
  readonly ask: () => Promise<void>;
};

/** Whether Ahoy may work in X's pages. A person can take that away at any time, and give it back here or elsewhere. */
export const createXAccess = (site: SiteAccess): XAccessModel => {
  const access = signal<ShownAccess>('given');
  const look = async (): Promise<void> => {
    if (await site.isGiven()) access.value = 'given';
    else if (access.peek() === 'given') access.value = 'missing';
  };
  site.watch(() => void look());
  void look();
  return {
    access,
    async ask() {
      // Nothing may be waited for before this, or the press is forgotten.
      if (!(await site.ask().catch(() => false))) access.value = 'refused';
    },
  };
};
