import type { Envelope } from './envelope.ts';
import type { Line } from './line.ts';

/** Brings an envelope to its receiver and its answer back. */
export type Deliver = (envelope: Envelope) => Promise<unknown>;

/**
 * Over the line while there is one, and otherwise by the browser's own way, which is slower and wakes whoever sleeps. What
 * goes over the line must not overtake what went the other way before it. A line keeps nobody awake: whoever dies over a
 * message is woken by it once more, and nothing of ours does anything the second time.
 * @param awake called when the receiver answered the other way: a line to it would wake nobody
 */
export const createRoute = (
  line: () => Line | undefined,
  byBrowser: Deliver,
  awake: () => void = () => undefined,
): Deliver => {
  let underway = 0;
  const wake: Deliver = async (envelope) => {
    underway += 1;
    const answer = await byBrowser(envelope).finally(() => (underway -= 1));
    awake();
    return answer;
  };
  return async (envelope) => {
    const open = line();
    return open === undefined || underway > 0
      ? wake(envelope)
      : open.ask(envelope).catch(() => wake(envelope));
  };
};
