import type { Server } from 'node:https';
import { WebSocketServer } from 'ws';
import { viewerOf } from './http.ts';
import type { Message, PageEvent, World } from './world.ts';

/** What a page says to the server: a message written, a draft kept, a request accepted. */
type FromPage =
  | { type: 'send'; conversation: string; id: string; text: string }
  | { type: 'draft'; conversation: string; text: string }
  | { type: 'accept'; conversation: string };

/** The socket that carries messages between open pages. X's own runs in a worker; observers see neither. */
export function serveLive(world: World, server: Server): { close(): void } {
  const sockets = new WebSocketServer({ server, path: '/sandbox/live', maxPayload: 256 * 1024 });
  const timers = new Set<NodeJS.Timeout>();
  const later = (ms: number, act: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, ms);
    timers.add(timer);
  };

  sockets.on('connection', (socket, request) => {
    const viewer = viewerOf(request);
    if (viewer === undefined) return socket.close();
    const stop = world.watch(viewer, (event: PageEvent) => socket.send(JSON.stringify(event)));
    socket.on('close', stop);
    socket.on('error', stop);
    socket.on('message', (data) => take(viewer, JSON.parse((data as Buffer).toString()) as FromPage));
  });

  function take(viewer: string, said: FromPage): void {
    if (!world.conversation(said.conversation)?.members.includes(viewer)) return;
    if (said.type === 'draft') return world.setDraft(viewer, said.conversation, said.text);
    if (said.type === 'accept') return world.accept(said.conversation, viewer);
    const { sendMs, sendFails } = world.settingsOf(viewer);
    const message: Message = {
      id: said.id,
      conversation: said.conversation,
      from: viewer,
      text: said.text,
      status: 'sent',
    };
    world.setDraft(viewer, said.conversation, '');
    if (sendFails)
      return later(sendMs, () =>
        world.tell([viewer], { type: 'message', message: { ...message, status: 'failed' } }),
      );
    later(sendMs, () => world.put(message));
    later(sendMs * 2, () => world.put({ ...message, status: 'delivered' }));
  }

  return {
    close() {
      for (const timer of timers) clearTimeout(timer);
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}
