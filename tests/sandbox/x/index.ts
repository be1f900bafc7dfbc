import { randomUUID } from 'node:crypto';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { CAST, conversationId, personOf } from './cast.ts';
import { certificate } from './certificate.ts';
import { answer } from './http.ts';
import { serveLive } from './live.ts';
import type { XSettings } from './settings.ts';
import { createWorld, followKey, type Message } from './world.ts';

export type XSandbox = {
  readonly port: number;
  /** For Chromium's `--host-resolver-rules`: leads X's hosts here and every other host nowhere. */
  readonly hostRules: string;
  /** Path and query of every request that pages made, in order. */
  readonly requests: readonly string[];
  /** Changes one account's X, or everybody's with `*`. Page-wide things (theme, lang) need a reload of the page. */
  configure(handle: string, change: Partial<XSettings>): void;
  /** A message as if written on another device of `from`. `to` is a handle or a conversation id. */
  post(message: { from: string; to: string; text: string; id?: string }): Message;
  edit(messageId: string, text: string): void;
  messages(conversation: string): readonly Message[];
  setDraft(handle: string, conversation: string, text: string): void;
  draft(handle: string, conversation: string): string;
  accept(handle: string, conversation: string): void;
  follow(follower: string, followed: string, follows?: boolean): void;
  /** Runs `window.__sandbox[name](...args)` in every open page of the account. */
  act(handle: string, name: string, ...args: unknown[]): void;
  close(): Promise<void>;
};

/** Starts the look-alike of x.com on a free port of the loopback interface. */
export async function startX(): Promise<XSandbox> {
  const world = createWorld();
  const requests: string[] = [];
  const server = createServer(await certificate(), (request, response) => {
    requests.push(request.url ?? '');
    answer(world, request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500);
      response.end(String(error));
    });
  });
  const live = serveLive(world, server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const everyMessage = (): Message[] => [...world.conversations.values()].flatMap((one) => one.messages);

  return {
    port,
    hostRules: `MAP x.com 127.0.0.1:${port}, MAP *.x.com 127.0.0.1:${port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost`,
    requests,
    configure(handle, change) {
      for (const { id } of handle === '*' ? CAST : [personOf(handle)]) world.configure(id, change);
    },
    post({ from, to, text, id = randomUUID() }) {
      const conversation = world.conversation(to) ? to : conversationId(from, to);
      const message: Message = { id, conversation, from: personOf(from).id, text, status: 'delivered' };
      world.put(message);
      return message;
    },
    edit(messageId, text) {
      const message = everyMessage().find((one) => one.id === messageId);
      if (!message) throw new Error(`no message ${messageId}`);
      world.put({ ...message, text });
    },
    messages: (conversation) => world.conversation(conversation)?.messages ?? [],
    setDraft: (handle, conversation, text) => world.setDraft(personOf(handle).id, conversation, text),
    draft: (handle, conversation) => world.draft(personOf(handle).id, conversation),
    accept: (handle, conversation) => world.accept(conversation, personOf(handle).id),
    follow(follower, followed, follows = true) {
      const key = followKey(personOf(follower).id, personOf(followed).id);
      if (follows) world.follows.add(key);
      else world.follows.delete(key);
    },
    act: (handle, name, ...args) => world.tell([personOf(handle).id], { type: 'act', name, args }),
    async close() {
      live.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
