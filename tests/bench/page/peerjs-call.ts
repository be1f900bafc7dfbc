/** A media call of PeerJS as its documentation has it, over the sandbox's PeerServer. */
import { Peer, type MediaConnection } from 'peerjs';
import { firstFrame, now, openCamera, type CallBench } from './frame.ts';

const port = Number(new URLSearchParams(location.search).get('broker'));
const [me, other] = location.hash === '#caller' ? ['caller', 'callee'] : ['callee', 'caller'];
const peer = new Peer(`bench-${me}`, {
  host: '127.0.0.1',
  port,
  path: '/',
  secure: false,
  // Its own default asks servers in the internet.
  config: { iceServers: [] },
});
const opened = new Promise<void>((resolve) => void peer.on('open', () => resolve()));

let camera: MediaStream | undefined;
let call: MediaConnection | undefined;
const seen = Promise.withResolvers<number>();

const watch = (made: MediaConnection): void => {
  call = made;
  seen.resolve(firstFrame(new Promise((resolve) => void made.on('stream', resolve))));
};
const rung = Promise.withResolvers<void>();
peer.on('call', (made) => {
  watch(made);
  rung.resolve();
});

const callBench: CallBench = {
  ready: () => opened,
  async ring() {
    camera = await openCamera();
    watch(peer.call(`bench-${other}`, camera));
  },
  async accept() {
    await rung.promise;
    const at = now();
    camera = await openCamera();
    call?.answer(camera);
    return at;
  },
  seen: () => seen.promise,
  end() {
    call?.close();
    for (const track of camera?.getTracks() ?? []) track.stop();
    peer.destroy();
  },
};

Object.assign(globalThis, { callBench });
