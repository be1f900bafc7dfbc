import { createPatience, type Patience } from '../../../utils/models/patience.ts';
import { createFakeDelays, settled } from './media.ts';

/** Waits for as long as the test does. */
export const createFakePatience = () => {
  const { delays, ring } = createFakeDelays();
  const patience: Patience = createPatience(delays, () => {});
  return {
    patience,
    /** Gives up whatever a turn of a queue waits for. */
    async lose(): Promise<void> {
      await settled();
      await ring(15_000);
    },
  };
};
