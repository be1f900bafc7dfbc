import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { AskedWish, PersonChange } from './ports/messages.ts';
import type { PersonWish } from '../core/people/option.ts';
import type { Background } from './background.ts';

export type WishModel = {
  /** undefined: not read yet; null: nothing was asked for. */
  readonly asked: ReadonlySignal<AskedWish | null | undefined>;
  /** The answer did not reach the background. */
  readonly failed: ReadonlySignal<boolean>;
  readonly yes: () => Promise<void>;
};

const changeOf = (wish: PersonWish): PersonChange => {
  switch (wish) {
    case 'block':
      return { type: 'block', changeAddress: false };
    case 'rules':
      return { type: 'verdict', verdict: null };
    case 'ring':
    case 'ask':
    case 'silent':
    case 'decline':
      return { type: 'verdict', verdict: wish };
  }
};

/** What was asked for in X's page, and a person's own yes to it. `done`: it is carried out. */
export const createWish = (ask: Background['ask'], done: () => void): WishModel => {
  const asked = signal<AskedWish | null>();
  const failed = signal(false);
  ask('wish').then(
    (wish) => {
      asked.value = wish;
    },
    () => {
      failed.value = true;
    },
  );
  return {
    asked,
    failed,
    async yes() {
      const wish = asked.peek();
      if (!wish) return;
      const { account, person } = wish;
      try {
        await ask('change-person', { account, userId: person.userId, change: changeOf(wish.wish) });
      } catch {
        failed.value = true;
        return;
      }
      done();
    },
  };
};
