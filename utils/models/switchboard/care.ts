import type { Delays } from '../ports/system.ts';

/** Takes notice of whether something was done; answers the same. */
export type Care = (done: Promise<boolean>) => Promise<boolean>;

/** What the browser did not do is asked for again so much later, ms. */
const TRY_AGAIN = 5_000;

/** Whatever was not done is done soon: `untidy` comes once for all of it. */
export const createCare = (delays: Delays, untidy: () => void): Care => {
  const life = new AbortController().signal;
  let isUntidy = false;
  return async (done) => {
    const isDone = await done;
    if (isDone || isUntidy) return isDone;
    isUntidy = true;
    delays.after(
      TRY_AGAIN,
      () => {
        isUntidy = false;
        untidy();
      },
      life,
    );
    return isDone;
  };
};
