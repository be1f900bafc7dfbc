import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import { render } from 'preact';
import type { CallActions } from '../../components/call/call-actions.ts';
import { titleText } from '../../components/call/title-text.ts';
import '../../components/ui/base.css';
import { callHabits } from '../../utils/adapters/browser/call-habits.ts';
import { fullScreen } from '../../utils/adapters/browser/full-screen.ts';
import { dressPage } from '../../utils/adapters/browser/page.ts';
import { callHashes } from '../../utils/adapters/crypto/call-hashes.ts';
import { permissionSettings } from '../../utils/adapters/browser/permission-help.ts';
import { createPictures } from '../../utils/adapters/browser/pictures.ts';
import { systemClock, systemRandom } from '../../utils/adapters/browser/system.ts';
import { packDescription, unpackDescription } from '../../utils/adapters/crypto/description.ts';
import { deviceChoices } from '../../utils/adapters/media/device-choices.ts';
import { dataSaver } from '../../utils/adapters/media/data-saver.ts';
import { delays } from '../../utils/adapters/media/delays.ts';
import { network } from '../../utils/adapters/media/network.ts';
import { reloadMemory } from '../../utils/adapters/media/reload-memory.ts';
import { mediaSources } from '../../utils/adapters/media/sources.ts';
import { voiceMeter } from '../../utils/adapters/media/voice-meter.ts';
import { keepAwake } from '../../utils/adapters/media/wake-lock.ts';
import { createSessionStore } from '../../utils/adapters/storage/session.ts';
import { createCallSide } from '../../utils/adapters/messaging/call-side.ts';
import { onToPages } from '../../utils/adapters/messaging/page-side.ts';
import { tunePlayer } from '../../utils/adapters/sound/player.ts';
import { soundChoices } from '../../utils/adapters/sound/sound-choices.ts';
import { peers } from '../../utils/adapters/webrtc/peer.ts';
import type { PersonLabel } from '../../utils/core/call/view.ts';
import type { CallId } from '../../utils/core/protocol/letter.ts';
import { parseCallId } from '../../utils/core/protocol/call-id.ts';
import { createDrafts, type Drafts } from '../../utils/models/drafts.ts';
import { createCallSession, type CallSession } from '../../utils/models/call-session/call-session.ts';
import { playCallSounds } from '../../utils/models/call-session/call-sounds.ts';
import { createInCall, type InCall } from '../../utils/models/call-session/in-call.ts';
import { createSpeakerTest } from '../../utils/models/speaker-test.ts';
import { CallScreen } from './CallScreen.tsx';
import { inCallActions } from './in-call-view.ts';
import { listenToKeys } from './keys.ts';

const actionsOf = (call: CallId, session: CallSession, inCall: InCall, drafts: Drafts): CallActions => {
  const own = (event: Parameters<NonNullable<typeof session.own.value>['dispatch']>[0]) =>
    session.own.peek()?.dispatch(event);
  return {
    ...inCallActions(session, inCall),
    mute: () => own({ type: 'mute' }),
    camera: () => own({ type: 'toggle', source: 'camera' }),
    share: () => own({ type: 'toggle', source: 'screen' }),
    saveData: session.link.saveData,
    settings: permissionSettings,
    retry: (source) => own({ type: 'toggle', source }),
    sameCode: session.proof.confirm,
    otherCode: session.differs,
    hangUp: session.hangUp,
    accept: session.accept,
    decline: session.decline,
    sendReason: session.sendReason,
    cancelCountdown: session.cancelCountdown,
    connect: session.connect,
    // The next call has a window of its own.
    callAgain(how) {
      drafts.type(call, 'answer', '');
      session.callAgain(how);
    },
    remind: session.remind,
    write: session.write,
    type: (field, text) => drafts.type(call, field, text),
    close: () => window.close(),
  };
};

/** Runs something for as long as a condition holds. */
const whileTrue = (condition: ReadonlySignal<boolean>, run: (until: AbortSignal) => void): void => {
  effect(() => {
    if (!condition.value) return undefined;
    const until = new AbortController();
    run(until.signal);
    return () => until.abort();
  });
};

const start = (
  call: CallId,
  session: CallSession,
  inCall: InCall,
  root: Element,
  until: AbortSignal,
): void => {
  const moment = signal(Date.now());
  setInterval(() => (moment.value = Date.now()), 250);
  // Each other one draws the window anew. Only a countdown has to be right to a fraction of a second.
  const now = computed(() =>
    session.view.value?.phase === 'inviting' ? moment.value : Math.floor(moment.value / 1000) * 1000,
  );

  effect(() => {
    const view = session.view.value;
    // What tests, styles and assistive technology go by; the window of an unknown call is over.
    const phase = view === null ? 'ended' : view?.phase;
    if (phase !== undefined) document.documentElement.dataset['phase'] = phase;
    const own = session.own.value?.devices.value;
    dressPage(
      titleText(view, {
        muted: own?.phase === 'open' && own.muted,
        held: session.hold.on.value,
        unread: inCall.notes.unread.value,
      }),
    );
  });

  const rings = signal<PersonLabel>();
  onToPages(
    {
      'overview-changed': ({ calls }) => {
        rings.value = calls.find(
          ({ id, role, phase }) => id !== call && role === 'callee' && phase === 'ringing',
        )?.person;
      },
    },
    until,
  );

  const drafts = createDrafts(createSessionStore());
  const typed = computed(() => ({
    answer: drafts.of(call, 'answer') ?? '',
    reason: drafts.of(call, 'reason'),
    note: drafts.of(call, 'note'),
  }));
  listenToKeys(inCall, until);

  const speaker = (): string => session.own.peek()?.speaker.peek() ?? '';
  playCallSounds(session.view, speaker, { player: tunePlayer, sounds: soundChoices, delays }, until);
  whileTrue(
    computed(() => session.view.value?.phase === 'live'),
    keepAwake,
  );

  // The background's worker may have died meanwhile; asking wakes it and brings the newest view.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') session.refresh();
  });

  render(
    <CallScreen
      session={session}
      inCall={inCall}
      now={now}
      rings={rings}
      typed={typed}
      actions={actionsOf(call, session, inCall, drafts)}
      testSpeaker={createSpeakerTest(tunePlayer, until)}
    />,
    root,
  );
};

const root = document.querySelector('#root');
const call = parseCallId(new URLSearchParams(location.search).get('call'));
// Opened by hand there is no call to show.
if (call === undefined) window.close();
else if (root !== null) {
  const until = new AbortController().signal;
  const session = createCallSession(
    call,
    {
      background: createCallSide(call),
      packing: { pack: packDescription, unpack: unpackDescription },
      sources: mediaSources,
      memory: reloadMemory,
      devices: deviceChoices,
      peers,
      delays,
      dataSaver,
      network,
      random: systemRandom,
      hashes: callHashes,
    },
    until,
  );
  const inCall = createInCall(
    session,
    {
      clock: systemClock,
      delays,
      voice: voiceMeter,
      pictures: createPictures(() => root.querySelector<HTMLVideoElement>('.remote-video')),
      fullScreen,
      habits: callHabits,
    },
    until,
  );
  start(call, session, inCall, root, until);
}
