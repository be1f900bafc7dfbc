// @vitest-environment jsdom
import { MessageChannel, MessagePort } from 'node:worker_threads';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { observePeople } from '../../../../utils/adapters/x/observe-people.ts';
import { PEOPLE_PORT } from '../../../../utils/core/people/people-message.ts';

const ANSWER = { data: { user: { result: { rest_id: '12', core: { screen_name: 'bob' } } } } };

/** As browsers have them: the values are read by getters. jsdom's take no ports. */
class Message extends Event {
  readonly #said: Readonly<Record<string, unknown>>;
  constructor(said: Readonly<Record<string, unknown>>) {
    super('message');
    this.#said = said;
  }
  get data(): unknown {
    return PEOPLE_PORT;
  }
  get ports(): unknown {
    return this.#said['ports'];
  }
  get origin(): unknown {
    return this.#said['origin'];
  }
  get source(): unknown {
    return this.#said['source'];
  }
}

class Answered {
  get url(): string {
    return 'https://x.com/i/api/graphql/abc/HomeTimeline';
  }
  async json(): Promise<unknown> {
    return ANSWER;
  }
  async text(): Promise<string> {
    return JSON.stringify(ANSWER);
  }
}

beforeEach(() => {
  vi.stubGlobal('MessageEvent', Message);
  vi.stubGlobal('MessagePort', MessagePort);
  vi.stubGlobal('Response', Answered);
  vi.stubGlobal('requestIdleCallback', (run: () => void) => setTimeout(run));
  observePeople();
});
afterEach(() => void vi.unstubAllGlobals());

it('hands what X’s servers say of people to our own script, and to nobody of another origin or window', async () => {
  const heard: string[] = [];
  const channels: MessageChannel[] = [];
  const post = (name: string, origin: string, source: unknown): void => {
    const channel = new MessageChannel();
    channels.push(channel);
    channel.port1.on('message', () => void heard.push(name));
    dispatchEvent(new Message({ ports: [channel.port2], origin, source }));
  };
  post('own', location.origin, window);
  post('another origin', 'https://evil.example', window);
  post('another window', location.origin, {});
  await new Response().json();
  await expect.poll(() => heard).toEqual(['own']);
  for (const { port1 } of channels) port1.close();
});
