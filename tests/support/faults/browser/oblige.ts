import { accept, ringing } from './enter.ts';
import type { Stage } from './stage.ts';

/** Somebody looks at a ring, or writes a reason, for so long; ms. */
const THINKS = 700;
/** What was pressed may take so long to be felt; ms. */
const FELT = 2_000;

/** What people do when nobody stops them: the one gives a reason, the other accepts. To be called again and again. */
export const createObliging = (stage: Stage) => {
  const { caller, callee } = stage.machines;
  let since = Date.now();
  let seen = '';
  return async (): Promise<void> => {
    const phases = await stage.phases();
    const now = `${phases.caller} ${phases.callee}`;
    if (now !== seen) [seen, since] = [now, Date.now()];
    if (Date.now() - since < THINKS) return;
    if (phases.caller === 'asking') {
      const reason = caller.callPages().at(-1)?.getByRole('textbox', { name: 'Reason' });
      since = Date.now() + FELT;
      await reason?.fill('The contract', { timeout: 1_000 }).catch(() => undefined);
      await reason?.press('Enter', { timeout: 1_000 }).catch(() => undefined);
    } else if (phases.callee === 'ringing') {
      since = Date.now() + FELT;
      // Where no notification can be shown, the ring is heard, and answered in its window, which was opened out of the
      // way and draws nothing: a click with the pointer would wait for it.
      if (ringing(stage) !== undefined) accept(stage);
      else
        await callee
          .callPages()
          .at(-1)
          ?.getByRole('button', { name: 'Accept', exact: true })
          .dispatchEvent('click', undefined, { timeout: 1_000 })
          .catch(() => undefined);
    }
  };
};
