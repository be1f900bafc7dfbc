import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';

export type UdpGate = {
  readonly port: number;
  /** While false everything is lost, in both directions, as on a dead network. */
  open: boolean;
  /** What gets in, in bit/s of datagrams; the rest is lost, as on a line that is too narrow. */
  limit: number | undefined;
  /** Everybody who comes through is behind another address from now on, as after a change of network. */
  move(): void;
  close(): void;
};

const bound = async (): Promise<Socket> => {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return socket;
};

/** A door in front of one UDP port of this machine; each client gets a socket of its own behind it. */
export const startUdpGate = async (target: number): Promise<UdpGate> => {
  const front = await bound();
  const behind = new Map<string, Promise<Socket>>();
  const gate: UdpGate = {
    port: front.address().port,
    open: true,
    limit: undefined,
    move: () => {
      for (const socket of behind.values()) void socket.then((one) => one.close());
      behind.clear();
    },
    close: () => {
      front.close();
      gate.move();
    },
  };
  const socketOf = async (client: RemoteInfo): Promise<Socket> => {
    const socket = await bound();
    socket.on('message', (data) => gate.open && front.send(data, client.port, client.address));
    return socket;
  };
  /** Bits that may pass now; half a second's worth at most. */
  let room = 0;
  let since = Date.now();
  const fits = (bits: number): boolean => {
    if (gate.limit === undefined) return true;
    const now = Date.now();
    room = Math.min(gate.limit / 2, room + (gate.limit * (now - since)) / 1000);
    since = now;
    if (room < bits) return false;
    room -= bits;
    return true;
  };
  front.on('message', (data, client) => {
    if (!gate.open || !fits(data.length * 8)) return;
    const name = `${client.address}:${client.port}`;
    const socket = behind.get(name) ?? socketOf(client);
    behind.set(name, socket);
    void socket.then((one) => one.send(data, target, '127.0.0.1'));
  });
  return gate;
};
