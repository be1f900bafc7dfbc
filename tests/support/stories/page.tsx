import { render } from 'preact';
import '../../../components/ui/base.css';
import { CallWindow, type CallActions } from '../../../components/call/CallWindow.tsx';
import { NOW, PEOPLE, STORIES } from './call-stories.ts';

const asked = new URLSearchParams(location.search);
const story = STORIES[asked.get('story') ?? ''];
if (story === undefined) throw new Error('there is no such story');
const person = PEOPLE[(asked.get('person') ?? 'bob') as keyof typeof PEOPLE];
document.documentElement.dir = asked.get('dir') ?? 'ltr';
document.documentElement.dataset['phase'] = story.view?.phase ?? '';

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
Object.assign(window, { said });
const say = (words: string) => () => void said.push(words);

const actions: CallActions = {
  mute: say('mute'),
  camera: say('camera'),
  share: say('share'),
  hangUp: say('hang up'),
  accept: (kind) => said.push(`accept ${kind}`),
  decline: (words) => said.push(`decline ${JSON.stringify(words)}`),
  sendReason: (text) => said.push(`reason ${text}`),
  cancelCountdown: say('cancel'),
  connect: say('connect'),
  copyInvite: () => Promise.resolve(true),
  choose: ({ label }) => said.push(`choose ${label}`),
  retry: (source) => said.push(`retry ${source}`),
  callAgain: (how) => said.push(`call again ${JSON.stringify(how)}`),
  remind: () => {
    said.push('remind');
    return Promise.resolve(NOW + 1_800_000);
  },
  write: say('write'),
  close: say('close'),
};

const root = document.querySelector('#root');
if (root !== null)
  render(
    <CallWindow
      view={story.view && { ...story.view, person }}
      now={story.now ?? NOW}
      devices={story.devices}
      choices={story.choices ?? []}
      remote={story.remote === true ? picture(200) : undefined}
      self={story.self === true ? picture(30) : undefined}
      peerSends={story.peerSends}
      path={story.path}
      speaking={story.speaking ?? false}
      unreachable={story.unreachable ?? false}
      actions={actions}
    />,
    root,
  );
