import type { UserId } from '../../core/people/ids.ts';
import { PEOPLE_PORT } from '../../core/people/people-message.ts';
import { parseSeenXUsers } from '../../core/people/seen-x-user.ts';
import type { Who } from './me.ts';

type Seen = (me: UserId, said: ReturnType<typeof parseSeenXUsers>) => void;

/**
 * Hears what `observe-people.ts` reads in the page's world. The channel is made here, out of the page's reach, and its
 * other end is handed over in a message that our script there takes before the page's listeners. A page that gets hold
 * of it all the same can tell false facts, and nothing else.
 */
export const watchPeople = (who: () => Who, seen: Seen, signal: AbortSignal): void => {
  const { port1, port2 } = new MessageChannel();
  const hear = ({ data }: MessageEvent<{ people?: unknown } | null>): void => {
    const { me } = who();
    if (me) seen(me, parseSeenXUsers(data?.people, me));
  };
  port1.addEventListener('message', hear, { signal });
  port1.start();
  postMessage(PEOPLE_PORT, location.origin, [port2]);
};
