/** A call of nothing but WebRTC over a bare relay, as a page would write it: offer, answer, candidates as they come. */
import { firstFrame, now, openCamera, type CallBench } from './frame.ts';

type Message =
  | { readonly type: 'ring' | 'rung' }
  | { readonly type: 'description'; readonly description: RTCSessionDescriptionInit }
  | { readonly type: 'candidate'; readonly candidate: RTCIceCandidateInit };

const [me, other] = location.hash === '#caller' ? ['caller', 'callee'] : ['callee', 'caller'];
const socket = new WebSocket(`ws://${location.host}/${me}`);
const opened = new Promise((resolve) => socket.addEventListener('open', resolve));
const say = (message: Message): void => socket.send(JSON.stringify({ to: other, message }));

let camera: MediaStream | undefined;
let connection: RTCPeerConnection | undefined;
const seen = Promise.withResolvers<number>();
let rung: (() => void) | undefined;

const connect = (own: MediaStream): RTCPeerConnection => {
  const pc = new RTCPeerConnection();
  const remote = new Promise<MediaStream>((resolve) =>
    pc.addEventListener('track', ({ track, streams: [stream] }) => {
      if (track.kind === 'video' && stream !== undefined) resolve(stream);
    }),
  );
  seen.resolve(firstFrame(remote));
  pc.addEventListener('icecandidate', ({ candidate }) => {
    if (candidate !== null) say({ type: 'candidate', candidate: candidate.toJSON() });
  });
  for (const track of own.getTracks()) pc.addTrack(track, own);
  connection = pc;
  return pc;
};

const describe = async (pc: RTCPeerConnection): Promise<void> => {
  await pc.setLocalDescription();
  if (pc.localDescription !== null) say({ type: 'description', description: pc.localDescription.toJSON() });
};

const onDescription = async (description: RTCSessionDescriptionInit): Promise<void> => {
  if (description.type === 'answer') return connection?.setRemoteDescription(description);
  if (camera === undefined) throw new Error('The camera of the caller is open before they are answered');
  const pc = connect(camera);
  await pc.setRemoteDescription(description);
  await describe(pc);
};

const hear = async (message: Message): Promise<void> => {
  switch (message.type) {
    case 'ring':
      say({ type: 'rung' });
      return;
    case 'rung':
      rung?.();
      return;
    case 'description':
      return onDescription(message.description);
    case 'candidate':
      return connection?.addIceCandidate(message.candidate);
  }
};

socket.addEventListener('message', ({ data }) => void hear(JSON.parse(String(data)) as Message));

const callBench: CallBench = {
  async ready() {
    await opened;
  },
  async ring() {
    camera = await openCamera();
    const { promise, resolve } = Promise.withResolvers<void>();
    rung = resolve;
    say({ type: 'ring' });
    await promise;
  },
  async accept() {
    const at = now();
    camera = await openCamera();
    await describe(connect(camera));
    return at;
  },
  seen: () => seen.promise,
  end() {
    connection?.close();
    for (const track of camera?.getTracks() ?? []) track.stop();
  },
};

Object.assign(globalThis, { callBench });
