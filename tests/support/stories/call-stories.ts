import { signal } from '@preact/signals';
import { judgedBy } from '../judged.ts';
import { bob } from './call-people.ts';
import { deviceStories } from './device-stories.ts';
import { audio, open, waiting } from './own-devices.ts';
import { notes, NOW, reactions } from './in-call-stories.ts';
import { invite, lateInvites } from './invite-stories.ts';
import type { InCallView } from '../../../components/call/in-call.ts';
import type { CallWindowProps } from '../../../components/call/CallWindow.tsx';
import type { DevicePanelProps } from '../../../components/devices/DevicePanel.tsx';
import type { CallView } from '../../../utils/core/call/view.ts';
import type { Handle, UserId } from '../../../utils/core/people/ids.ts';
import type { CallId } from '../../../utils/core/protocol/letter.ts';

const DAY = 86_400_000;
const LONG_REASON = 'Wwww mmmm '.repeat(14);

const view: CallView = {
  id: 'AAAAAAAAAAAAAAAAAAAAAA' as CallId,
  account: '1' as UserId,
  role: 'caller',
  phase: 'dialing',
  kind: 'video',
  person: bob,
  proof: { grade: 'written', provedAt: NOW - 2 * DAY, newDevice: false },
  startedAt: NOW,
  relayOnly: false,
};

export type Story = Partial<Omit<CallWindowProps, 'view' | 'actions' | 'self' | 'remote' | 'inCall'>> & {
  readonly inCall?: Partial<InCallView>;
  readonly view: CallView | null | undefined;
  /** Moving pictures that are drawn by the page. */
  readonly self?: boolean;
  readonly remote?: boolean;
  /** Where a refusal of the browser's is undone; its own page if left out. */
  readonly settings?: 'options';
};

const live: CallView = { ...view, phase: 'live', liveSince: NOW - 245_000 };
const ended = (reason: NonNullable<CallView['end']>['reason'], rest: object = {}): Story => ({
  view: { ...live, phase: 'ended', end: { reason, at: NOW, ...rest } },
});
const choices = [
  { source: 'microphone', id: 'a', label: 'Built-in microphone', chosen: true },
  { source: 'microphone', id: 'b', label: 'A headset with quite a long name (0a12:1004)', chosen: false },
  { source: 'camera', id: 'c', label: 'Integrated camera', chosen: true },
  { source: 'speaker', id: 'd', label: 'Built-in speakers', chosen: true },
] as const;
const comparable = {
  code: [12, 43, 51, 63],
  digits: '012345678901234567890123456789987654321098765432109876543210',
} as const;
const panel: DevicePanelProps = {
  choices,
  onChoose: () => undefined,
  onAskSpeaker: undefined,
  microphone: {
    listen: (heard) => heard(0.6),
    muted: false,
    processing: { echoCancellation: true, noiseSuppression: false, autoGainControl: true },
    onProcess: () => undefined,
  },
  onTestSpeaker: () => undefined,
};
const figures = {
  path: { relayed: false, protocol: 'udp', roundTrip: 23, available: 2_400_000 },
  up: {
    bitrate: 1_240_000,
    packets: 300,
    loss: 0.002,
    picture: { width: 1280, height: 720, frameRate: 30, codec: 'VP8' },
    voiceCodec: 'Opus + RED',
  },
  down: {
    bitrate: 640_000,
    packets: 200,
    loss: 0.034,
    picture: { width: 1920, height: 1080, frameRate: 15, codec: 'AV1' },
    voiceCodec: 'Opus + RED',
  },
  jitter: 8,
  busy: false,
} as const;

const sees = {
  comparable,
  quality: { level: 4, advice: 'fine' },
  figures,
  panel,
  self: true,
  remote: true,
  devices: open,
  path: { relayed: false },
  peerSends: { voice: true, camera: true, screen: false },
} as const;

export const STORIES: Readonly<Record<string, Story>> = {
  loading: { view: undefined },
  inviting: {
    view: { ...view, phase: 'inviting', invite: { ...invite, placed: 'written' } },
    devices: waiting,
  },
  'inviting-draft': {
    view: { ...view, phase: 'inviting', invite: { ...invite, placed: 'draft' } },
    devices: waiting,
  },
  ...lateInvites(view, waiting),
  'asking-about-server': {
    view: { ...view, phase: 'inviting', askBroker: 'signal.example.org' },
    devices: waiting,
  },
  countdown: {
    view: {
      ...view,
      phase: 'inviting',
      invite: { ...invite, placed: 'written' },
      countdownUntil: NOW + 2400,
    },
    devices: open,
    self: true,
  },
  dialing: { view, devices: open, self: true },
  'asking-audio': { view: { ...view, phase: 'asking', kind: 'audio' }, devices: audio },
  ringing: {
    view: { ...view, phase: 'ringing', reason: 'Quick question about the contract' },
    devices: open,
    self: true,
  },
  'ringing-denied': {
    view: { ...view, phase: 'ringing', kind: 'audio' },
    devices: {
      ...audio,
      sources: { microphone: 'off', camera: 'off', screen: 'off' },
      problems: { microphone: 'denied' },
    },
  },
  incoming: {
    view: {
      ...view,
      role: 'callee',
      phase: 'ringing',
      reason: 'Quick question about the contract',
      judgement: judgedBy({
        caller: { facts: { iFollow: { value: true, source: 'x-page', at: NOW - 3 * DAY } } },
      }).judgement,
    },
    devices: waiting,
  },
  'incoming-long': {
    view: { ...view, role: 'callee', phase: 'ringing', reason: LONG_REASON },
    devices: waiting,
  },
  'incoming-look-alike': {
    view: {
      ...view,
      role: 'callee',
      phase: 'ringing',
      kind: 'audio',
      resembles: { userId: '7000000001' as UserId, handle: 'b0b' as Handle, name: 'Bob Novak' },
      judgement: judgedBy({ ring: { kind: 'audio', reason: 'Urgent' } }).judgement,
    },
    devices: waiting,
  },
  connecting: { view: { ...view, role: 'callee', phase: 'connecting' }, devices: audio },
  live: { view: live, ...sees },
  'live-compared': {
    view: live,
    ...sees,
    comparable: { ...comparable, confirmedAt: NOW },
  },
  'live-muted-peer': {
    view: { ...live, proof: { grade: 'answered', provedAt: NOW, newDevice: false } },
    ...sees,
    devices: { ...open, muted: true },
    path: { relayed: true },
    peerSends: { voice: false, camera: true, screen: false },
  },
  'live-audio': {
    view: { ...live, kind: 'audio' },
    devices: audio,
    path: { relayed: false },
    peerSends: { voice: true, camera: false, screen: false },
    speaking: signal(true),
  },
  ...deviceStories(live),
  'live-devices-changed': {
    view: live,
    ...sees,
    deviceNotices: [
      { type: 'gone', source: 'microphone', from: 'Headset (0a12:1004)', to: 'Built-in microphone' },
      { type: 'unanswered', source: 'camera' },
    ],
  },
  'live-screen': {
    view: live,
    ...sees,
    devices: { ...open, sources: { microphone: 'on', camera: 'on', screen: 'on' } },
    shared: { surface: 'window', sound: false },
    peerSends: { voice: true, camera: true, screen: true },
  },
  'live-screen-paused': {
    view: live,
    ...sees,
    quality: { level: 1, advice: 'mine-slow' },
    devices: { ...open, sources: { microphone: 'on', camera: 'off', screen: 'on' } },
    shared: { surface: 'tab', sound: true },
    mine: { saver: true, paused: true },
    theirs: { saver: true, paused: true },
  },
  'live-weak': {
    view: { ...live, kind: 'audio' },
    devices: audio,
    path: { relayed: true },
    quality: { level: 2, advice: 'theirs-slow' },
    figures: { ...figures, path: { relayed: true, protocol: 'tcp', roundTrip: 340 } },
    peerSends: { voice: true, camera: false, screen: false },
  },
  reconnecting: {
    view: { ...live, phase: 'reconnecting' },
    ...sees,
  },
  'live-notes': {
    view: live,
    ...sees,
    inCall: { panel: 'notes', notes, flooded: true },
  },
  'live-notes-empty': {
    view: live,
    devices: audio,
    peerSends: { voice: true, camera: false, screen: false },
    inCall: { panel: 'notes' },
  },
  'live-news': {
    view: live,
    devices: audio,
    peerSends: { voice: true, camera: false, screen: false },
    inCall: { notes, unread: 2, reactions, selfSpeaking: signal(true) },
  },
  'live-more': {
    view: live,
    ...sees,
    inCall: { panel: 'more', fullScreen: true },
  },
  'live-shortcuts': {
    view: live,
    ...sees,
    inCall: { panel: 'shortcuts' },
  },
  'live-shortcuts-off': {
    view: live,
    devices: audio,
    inCall: { panel: 'shortcuts', characterKeys: false },
  },
  'live-talking-muted': {
    view: live,
    ...sees,
    devices: { ...open, muted: true },
    inCall: { talkingMuted: true, hangUpAsked: true },
  },
  'live-push-to-talk': {
    view: live,
    devices: audio,
    inCall: { pushToTalk: true, selfSpeaking: signal(true) },
  },
  'live-held': { view: live, devices: audio, inCall: { held: { mine: true, theirs: false } } },
  'live-held-unproved': {
    view: { ...live, proof: { grade: 'answered', provedAt: NOW, newDevice: false } },
    ...sees,
    remote: false,
    inCall: { held: { mine: true, theirs: false } },
  },
  'live-held-by-them': { view: live, ...sees, inCall: { held: { mine: false, theirs: true } } },
  'ended-notes': { ...ended('hung-up-by-peer'), inCall: { notes } },
  'ended-hung-up': ended('hung-up-by-peer'),
  'ended-declined': ended('declined-by-peer', {
    message: 'In a meeting until five, sorry!',
    counter: { kind: 'in-minutes', minutes: 30 },
  }),
  'ended-long': ended('declined-by-peer', {
    message: LONG_REASON,
    counter: { kind: 'in-minutes', minutes: 30 },
  }),
  'ended-no-relay': ended('no-relay'),
  'ended-proof-differs': ended('proof-differs'),
  'ended-voice-only': ended('declined-by-peer', { counter: { kind: 'voice-only' } }),
  'ended-write': ended('declined-by-peer', {
    message: 'On the train, no signal in the tunnel',
    counter: { kind: 'write-to-me' },
  }),
  'ended-unreachable': {
    view: { ...view, phase: 'ended', end: { reason: 'unreachable', at: NOW } },
  },
  gone: { view: null },
};
