import type { XUser } from './x-user.ts';

/** The handover of a port into X's page carries this word; it says nothing that our buttons do not say. */
export const PEOPLE_PORT = 'ahoy-people';

/** What the page's world hands over for one response. */
export type PeopleMessage = {
  readonly people: readonly XUser[];
  /** How long it took to read them, ms: for the benchmark. */
  readonly took: number;
};
