import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mindChild } from './child.ts';
import { certificate } from './x/certificate.ts';

export type TurnServer = {
  /** What the Options take, such as `turn:127.0.0.1:40124`. */
  readonly url: string;
  readonly username: string;
  readonly password: string;
  readonly port: number;
  /** Nothing passes while false, and nobody is told: as where a path is cut. */
  setPassing(on: boolean): void;
  stop(): Promise<void>;
};

const READY_MS = 5000;

type TurnOptions = {
  /** Takes logins that were made from this secret, and no user. */
  readonly sharedSecret?: string;
  /** Answers over TCP only, as where UDP is blocked. */
  readonly withoutUdp?: boolean;
  /** Answers over TLS only, with the certificate of the sandbox, which test browsers take from anybody. */
  readonly tls?: boolean;
};

/** coturn on loopback with one user. Relayed addresses are loopback addresses, which coturn forbids unless told. */
export async function startTurn({ sharedSecret, withoutUdp, tls }: TurnOptions = {}): Promise<TurnServer> {
  const [username, password] = ['sandbox', 'sandbox-password'];
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'ahoy-turn-'));
  const server = spawn(
    'turnserver',
    [
      '-n',
      '--listening-ip=127.0.0.1',
      '--relay-ip=127.0.0.1',
      ...(tls === true
        ? [
            `--tls-listening-port=${port}`,
            '--no-udp',
            '--no-tcp',
            '--no-dtls',
            ...(await keepCertificate(folder)),
          ]
        : [`--listening-port=${port}`, '--no-tls', '--no-dtls']),
      ...(sharedSecret === undefined
        ? ['--lt-cred-mech', `--user=${username}:${password}`]
        : ['--use-auth-secret', `--static-auth-secret=${sharedSecret}`]),
      ...(withoutUdp === true ? ['--no-udp'] : []),
      '--realm=sandbox',
      '--fingerprint',
      '--allow-loopback-peers',
      '--no-cli',
      '--log-file=stdout',
      '--simple-log',
      `--pidfile=${join(folder, 'pid')}`,
      `--userdb=${join(folder, 'db')}`,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const end = mindChild(server);
  const failed = new Promise<never>((_, reject) => {
    let said = '';
    server.stdout.on('data', (data: Buffer) => void (said = (said + data.toString()).slice(-4000)));
    server.stderr.resume();
    server.once('error', (error) => reject(new Error(`coturn does not start: ${error.message}`)));
    server.once('exit', (code) => reject(new Error(`coturn ended with ${code}:\n${said}`)));
  });
  // Ends of a server that was running are not failures.
  failed.catch(() => {});
  await Promise.race([failed, answers(port)]).catch(async (error: unknown) => {
    await end();
    throw error;
  });
  return {
    url: `${tls === true ? 'turns' : 'turn'}:127.0.0.1:${port}`,
    username,
    password,
    port,
    setPassing: (on) => void server.kill(on ? 'SIGCONT' : 'SIGSTOP'),
    async stop() {
      await end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** coturn reads its certificate from files. */
async function keepCertificate(folder: string): Promise<readonly string[]> {
  const { key, cert } = await certificate();
  await Promise.all([writeFile(join(folder, 'key.pem'), key), writeFile(join(folder, 'cert.pem'), cert)]);
  return [`--pkey=${join(folder, 'key.pem')}`, `--cert=${join(folder, 'cert.pem')}`];
}

/** coturn says nothing reliable about being ready; it is when its TCP port, opened last, takes a connection. */
async function answers(port: number): Promise<void> {
  const end = Date.now() + READY_MS;
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const [outcome] = await Promise.race([
      once(socket, 'connect').then(() => ['open']),
      once(socket, 'close'),
    ]).catch(() => ['refused']);
    socket.destroy();
    if (outcome === 'open') return;
    if (Date.now() > end) throw new Error(`coturn is not ready in ${READY_MS} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** coturn cannot choose a port by itself, so one that was free a moment ago is taken. */
async function freePort(): Promise<number> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  await new Promise<void>((resolve) => socket.close(() => resolve()));
  return port;
}
