import { signal } from '@preact/signals';
import { render } from 'preact';
import '../../../components/ui/base.css';
import type { CallActions } from '../../../components/call/call-actions.ts';
import { CallWindow, type CallWindowProps } from '../../../components/call/CallWindow.tsx';
import type { Typed } from '../../../components/call/typed.ts';
import { PictureWindow } from '../../../components/call/PictureWindow.tsx';
import { LearnFollowing } from '../../../components/popup/LearnFollowing.tsx';
import { PEOPLE } from './call-people.ts';
import { STORIES, type Story } from './call-stories.ts';
import { CALM, NOW } from './in-call-stories.ts';
import { LEARN_STORIES } from './learn-stories.ts';

const asked = new URLSearchParams(location.search);
const name = asked.get('story') ?? '';
const learning = LEARN_STORIES[name];
const story = STORIES[name];
const person = PEOPLE[(asked.get('person') ?? 'bob') as keyof typeof PEOPLE];
document.documentElement.dir = asked.get('dir') ?? 'ltr';
document.documentElement.dataset['phase'] = story?.view?.phase ?? '';

/** Bright and moving: the worst background for words. */
const picture = (hue: number): MediaStream => {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [1280, 720];
  const pen = canvas.getContext('2d');
  let x = 0;
  const draw = (): void => {
    if (pen === null) return;
    pen.fillStyle = `hsl(${hue} 60% 78%)`;
    pen.fillRect(0, 0, 1280, 720);
    pen.fillStyle = `hsl(${hue} 40% 45%)`;
    pen.beginPath();
    pen.arc(640, 330, 150, 0, 7);
    pen.arc(640, 760, 300, 0, 7);
    pen.fill();
    pen.fillStyle = 'white';
    pen.fillRect(x, 60, 80, 80);
    x = (x + 7) % 1280;
  };
  draw();
  setInterval(draw, 33);
  return canvas.captureStream(30);
};

const said: string[] = [];
const typed = signal<Typed>({ reason: undefined, answer: '', note: undefined });
Object.assign(window, { said });
const say = (words: string) => () => void said.push(words);

const actions: CallActions = {
  mute: say('mute'),
  camera: say('camera'),
  share: say('share'),
  saveData: (on) => said.push(`save data ${String(on)}`),
  hangUp: say('hang up'),
  accept: (kind) => said.push(`accept ${kind}`),
  decline: (words) => said.push(`decline ${JSON.stringify(words)}`),
  sendReason: (text) => said.push(`reason ${text}`),
  cancelCountdown: say('cancel'),
  connect: say('connect'),
  copy: (text) => {
    said.push(`copy ${text}`);
    return Promise.resolve(true);
  },
  show: (panel) => said.push(`show ${panel}`),
  sendNote: (text) => {
    said.push(`note ${text}`);
    return text === 'lost' ? 'no-channel' : undefined;
  },
  react: (reaction) => void said.push(`react ${reaction}`),
  picture: say('picture'),
  fullScreen: say('full screen'),
  hold: say('hold'),
  useCharacterKeys: (on) => said.push(`character keys ${on}`),
  sameCode: say('same code'),
  otherCode: say('other code'),
  settings: { place: 'browser', open: say('settings') },
  retry: (source) => said.push(`retry ${source}`),
  callAgain: (how) => said.push(`call again ${JSON.stringify(how)}`),
  remind: () => {
    said.push('remind');
    return Promise.resolve(NOW + 1_800_000);
  },
  write: say('write'),
  type: (field, text) => void (typed.value = { ...typed.value, [field]: text }),
  close: say('close'),
};

const QUIET = signal(false);
const NO_THRIFT = { saver: false, paused: false };
const propsOf = ({
  view,
  now,
  self,
  remote,
  speaking = QUIET,
  ...rest
}: Story): Omit<CallWindowProps, 'typed'> => ({
  view: view && { ...view, person },
  now: now ?? NOW,
  devices: rest.devices,
  panel: rest.panel && { ...rest.panel, onChoose: ({ label }) => said.push(`choose ${label}`) },
  deviceNotices: rest.deviceNotices ?? [],
  speaker: '',
  remote:
    remote === true ? { main: picture(200), beside: picture(120), sound: new MediaStream() } : undefined,
  self: self === true ? picture(30) : undefined,
  peerSends: rest.peerSends,
  path: rest.path,
  comparable: rest.comparable,
  quality: rest.quality ?? { level: 'unknown' },
  figures: rest.figures,
  mine: rest.mine ?? NO_THRIFT,
  theirs: rest.theirs ?? NO_THRIFT,
  shared: rest.shared,
  speaking: speaking,
  unreachable: rest.unreachable ?? false,
  rings: rest.rings,
  inCall: { ...CALM, ...rest.inCall },
  actions: { ...actions, settings: { ...actions.settings, place: rest.settings ?? 'browser' } },
});

/** As the model does: what was typed comes back. */
const CallStory = (props: Omit<CallWindowProps, 'typed'>) => <CallWindow {...props} typed={typed.value} />;

/** The same call in the small window; `&small=yes`. */
const smallWindow = ({ view, now, remote, inCall, speaking = QUIET }: Story) =>
  view && (
    <PictureWindow
      view={{ ...view, person }}
      now={now ?? NOW}
      remote={remote === true ? picture(200) : undefined}
      pictured={remote === true}
      speaking={speaking}
      muted={remote !== true}
      cameraOn={remote === true}
      held={inCall?.held?.mine === true}
      hangUpAsked={inCall?.hangUpAsked === true}
      onMute={say('mute')}
      onCamera={say('camera')}
      onHangUp={say('hang up')}
      onBack={say('back')}
    />
  );

const root = document.querySelector('#root');
if (story === undefined && learning === undefined) throw new Error('there is no such story');
if (root !== null && story !== undefined)
  render(asked.has('small') ? (smallWindow(story) ?? null) : <CallStory {...propsOf(story)} />, root);
if (root !== null && learning !== undefined)
  render(
    <main style={{ padding: '16px', inlineSize: '360px' }}>
      <LearnFollowing {...learning} onStart={say('learn')} />
    </main>,
    root,
  );
