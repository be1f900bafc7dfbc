import type { Envelope } from './envelope.ts';
import type { Line } from './line.ts';

/** Brings an envelope to its receiver and its answer back. */
export type Deliver = (envelope: Envelope) => Promise<unknown>;

/**
 * Over the line while there is one, and otherwise by the browser's own way, which is slower and wakes whoever sleeps. What
 * goes over the line must not overtake what went the other way before it.
 * @param awake called when the receiver answered the other way: a line to it would wake nobody
 */
export const createRoute = (
  line: () => Line | undefined,
  byBrowser: Deliver,
  awake: () => void = () => undefined,
): Deliver => {
  let underway = 0;
  return async (envelope) => {
    const open = line();
    if (open !== undefined && underway === 0) return open.ask(envelope);
    underway += 1;
    const answer = await byBrowser(envelope).finally(() => (underway -= 1));
    awake();
    return answer;
  };
};
