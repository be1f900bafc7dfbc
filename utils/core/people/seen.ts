import type { SeenFacts } from './fact.ts';
import type { Handle, UserId } from './ids.ts';

/** X allows 50 characters; anything longer is not a name. */
export const MAX_X_NAME = 100;

/** What a content script saw of a person on X's page. An absent fact is unknown. */
export type SeenPerson = {
  readonly id: UserId;
  readonly handle?: Handle;
  readonly name?: string;
  readonly facts: SeenFacts;
};

/** The account of the tab and, in an accepted 1:1, whom it shows. */
export type Partner = { readonly id: UserId; readonly handle: Handle; readonly name?: string };

/** How each hook into X's page fared on one tab: names and counts only, no contents. */
export type HookReport = {
  /** `chat` an accepted 1:1 is open · `profile` · `other` */
  readonly page: 'chat' | 'profile' | 'other';
  readonly hooks: readonly {
    readonly name: string;
    readonly found: 'first' | 'second' | 'missing' | 'not-expected';
    readonly count: number;
    readonly expected: string;
  }[];
  /** No button is shown because a hook that is needed failed. */
  readonly broken: boolean;
};
