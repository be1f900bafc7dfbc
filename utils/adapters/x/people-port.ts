import { PEOPLE_PORT } from '../../core/people/people-message.ts';
import { parseSeenXUsers, type SeenXUser } from '../../core/people/seen-x-user.ts';

/**
 * Hears what `observe-people.ts` reads in the page's world. The channel is made here, out of the page's reach, and its
 * other end is handed over in a message that our script there takes before the page's listeners. A page that gets hold
 * of it all the same can tell false facts, and nothing else.
 */
export const watchPeople = (seen: (people: readonly SeenXUser[]) => void, signal: AbortSignal): void => {
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener('message', ({ data }: MessageEvent<{ people?: unknown } | null>) =>
    seen(parseSeenXUsers(data?.people)),
  );
  port1.start();
  signal.addEventListener('abort', () => port1.close());
  postMessage(PEOPLE_PORT, location.origin, [port2]);
};
