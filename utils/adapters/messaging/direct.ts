import type { Messages } from './envelope.ts';
import type { Handlers } from './receive.ts';
import type { Send } from './send.ts';

/** One direction where both ends are in one context: the handlers themselves, without a message. */
export const sendDirectly =
  <Map extends Messages>(handlers: Handlers<Map, never>): Send<Map> =>
  async (type, ...data) =>
    // Nobody asks who it is from: it can only be us.
    handlers[type](data[0], undefined as never);
