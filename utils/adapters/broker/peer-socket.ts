/**
 * PeerJS as the carrier of letters. Of its Peer only the socket is used: its data and media connections, which answer
 * by themselves and give addresses away, are never made and never let in.
 *
 * Reaches into members that PeerJS marks as internal (`socket`, its `message` listener, its WebSocket): the version is
 * pinned exactly and `tests/unit/adapters/broker` holds it against the real server.
 */
import { Peer, type PeerError } from 'peerjs';
import type { CloseReason } from '../../core/broker/link.ts';
import {
  classifyMessage,
  MAX_MESSAGE_CHARACTERS,
  type OutgoingMessage,
} from '../../core/broker/wire-message.ts';
import type { Address } from '../../core/people/card.ts';
import type { BrokerAddress } from '../../core/protocol/broker-url.ts';

export type SocketEvents = {
  /** The server took us in. Whether it delivers is not known yet. */
  opened(): void;
  letter(src: Address, text: string): void;
  /**
   * A letter came back, since nobody is connected under its address. Only a sign of life: to the caller an absent peer
   * and a silent one look the same, and anybody may send such notices.
   */
  absent(): void;
  echo(nonce: string): void;
  dropped(): void;
  /** The end; comes once, and not when it was aborted. */
  closed(why: CloseReason): void;
};

export type PeerSocket = { send(message: OutgoingMessage): void };

const closeReasonOf = (type: PeerError<string>['type']): CloseReason | undefined => {
  if (type === 'unavailable-id') return 'taken';
  if (type === 'server-error' || type === 'invalid-key') return 'refused';
  // Somebody else is absent: no trouble of this socket, and told by the message itself.
  return type === 'peer-unavailable' ? undefined : 'unreachable';
};

/**
 * PeerJS parses whatever comes, and anybody who knows the address may send 100 MiB through a server of the usual kind,
 * which parsed are some gigabytes.
 */
const dropLarge = (peer: Peer, dropped: () => void): void => {
  const { _socket: socket } = peer.socket as unknown as { readonly _socket: WebSocket };
  const read = socket.onmessage;
  // In place of PeerJS's own, which it set in this way.
  // oxlint-disable-next-line unicorn/prefer-add-event-listener
  socket.onmessage = (event: MessageEvent<unknown>) => {
    if (typeof event.data === 'string' && event.data.length <= MAX_MESSAGE_CHARACTERS)
      read?.call(socket, event);
    else dropped();
  };
};

export const openPeerSocket = (
  options: { readonly at: BrokerAddress; readonly own: Address; readonly token: string },
  events: SocketEvents,
  until: AbortSignal,
): PeerSocket => {
  const { at, own, token } = options;
  const peer = new Peer(own, { ...at, token, config: { iceServers: [] } });
  dropLarge(peer, () => events.dropped());
  const [toPeerJs] = peer.socket.listeners('message');
  peer.socket.removeAllListeners('message');

  const end = (why?: CloseReason): void => {
    if (ended.signal.aborted) return;
    ended.abort();
    peer.socket.removeAllListeners('message');
    peer.destroy();
    if (why !== undefined) events.closed(why);
  };
  const ended = new AbortController();
  until.addEventListener('abort', () => end(), { signal: ended.signal });

  peer.on('open', () => events.opened());
  peer.on('error', ({ type }) => {
    const why = closeReasonOf(type);
    if (why !== undefined) end(why);
  });
  peer.on('disconnected', () => end('unreachable'));
  peer.on('close', () => end('unreachable'));

  peer.socket.on('message', (message: unknown) => {
    const incoming = classifyMessage(message, own);
    switch (incoming.kind) {
      case 'for-peerjs':
        // A copy without contents: PeerJS reads fields of its server's messages unchecked.
        toPeerJs?.({ type: incoming.type, payload: { msg: incoming.type } });
        return;
      case 'letter':
        return events.letter(incoming.src, incoming.text);
      case 'absent':
        return events.absent();
      case 'echo':
        return events.echo(incoming.nonce);
      case 'dropped':
        return events.dropped();
    }
  });

  return { send: (message) => peer.socket.send(message) };
};
