/** What people do while they are in a call, beside talking: notes, panels, keys, other shapes of the window. */
import { computed, effect, signal, type ReadonlySignal } from '@preact/signals-core';
import type { DeviceEvent } from '../../core/media/devices.ts';
import { HANG_UP_AGAIN, type Shortcut } from '../../core/talk/shortcut.ts';
import type { CallHabits, FullScreen, Pictures, VoiceMeter } from '../media-ports.ts';
import type { Clock, Delays } from '../ports/system.ts';
import type { CallSession } from './call-session.ts';
import { createNotes, type Notes } from './notes.ts';
import { createOwnVoice, type OwnVoice } from './own-voice.ts';
import { createPushToTalk, type PushToTalk } from './push-to-talk.ts';
import { createSmallWindow, type SmallWindow } from './small-window.ts';

/** At most one is open. */
export type Panel = 'none' | 'notes' | 'more' | 'shortcuts';

export type InCallPorts = {
  readonly clock: Clock;
  readonly delays: Delays;
  readonly voice: VoiceMeter;
  readonly pictures: Pictures;
  readonly fullScreen: FullScreen;
  readonly habits: CallHabits;
};

export type InCall = {
  readonly panel: ReadonlySignal<Panel>;
  readonly show: (panel: Panel) => void;
  readonly notes: Notes;
  readonly voice: OwnVoice;
  readonly pushToTalk: PushToTalk;
  readonly picture: SmallWindow;
  readonly fullScreen: ReadonlySignal<boolean>;
  readonly toggleFullScreen: () => void;
  /** Whether single characters are shortcuts. */
  readonly characterKeys: ReadonlySignal<boolean>;
  readonly useCharacterKeys: (on: boolean) => void;
  /** A key asked to hang up and waits for a second press. */
  readonly hangUpAsked: ReadonlySignal<boolean>;
  readonly press: (shortcut: Shortcut) => void;
};

export const createInCall = (session: CallSession, ports: InCallPorts, until: AbortSignal): InCall => {
  const { view, own, talk, hold } = session;
  const live = computed(() => view.value?.phase === 'live');
  const connected = computed(() => live.value || view.value?.phase === 'reconnecting');
  const over = computed(() => view.value === null || view.value?.phase === 'ended');
  const panel = signal<Panel>('none');
  const fullScreen = signal(false);
  const characterKeys = signal(ports.habits.characterKeys());
  const hangUpAsked = signal(false);
  const notes = createNotes(talk, live, ports.clock);
  const pushToTalk = createPushToTalk(own);
  const picture = createSmallWindow(ports.pictures, connected, until);
  /** On hold nobody hears what is said here. */
  const talking = computed(() => live.value && !hold.on.value);
  const voice = createOwnVoice(own, talking, ports, until);

  ports.fullScreen.watch((on) => void (fullScreen.value = on), until);
  const stop = effect(() => {
    // The end screen shows all notes; nothing else outlives the call.
    if (over.value) panel.value = 'none';
    if (notes.unread.value > 0 && (panel.value === 'notes' || over.value)) notes.read();
  });
  until.addEventListener('abort', stop);

  const show = (next: Panel): void => {
    if (next === 'notes' && !connected.peek()) return;
    panel.value = panel.peek() === next ? 'none' : next;
  };

  const askToHangUp = (): void => {
    if (hangUpAsked.peek()) {
      session.hangUp();
      return;
    }
    hangUpAsked.value = true;
    ports.delays.after(HANG_UP_AGAIN, () => void (hangUpAsked.value = false), until);
  };

  /** Somebody is called here and did not answer yet: no key hangs up, the answers have their buttons. */
  const isAsked = (): boolean => view.peek()?.role === 'callee' && !connected.peek();

  const device = (event: DeviceEvent): void => own.peek()?.dispatch(event);
  const acts: Readonly<Record<Shortcut, () => void>> = {
    mute: () => device({ type: 'mute' }),
    camera: () => device({ type: 'toggle', source: 'camera' }),
    share() {
      if (connected.peek()) device({ type: 'toggle', source: 'screen' });
    },
    notes: () => show('notes'),
    picture: picture.toggle,
    fullScreen: ports.fullScreen.toggle,
    hold() {
      if (live.peek()) hold.toggle();
    },
    hangUpAsking() {
      if (!isAsked()) askToHangUp();
    },
    hangUp() {
      if (!isAsked()) session.hangUp();
    },
    help: () => show('shortcuts'),
    talk() {
      if (talking.peek()) pushToTalk.press();
    },
    close: () => void (panel.value = 'none'),
  };

  return {
    panel,
    show,
    notes,
    voice,
    pushToTalk,
    picture,
    fullScreen,
    toggleFullScreen: acts.fullScreen,
    characterKeys,
    useCharacterKeys(on) {
      characterKeys.value = on;
      ports.habits.rememberCharacterKeys(on);
    },
    hangUpAsked,
    press(shortcut) {
      if (!over.peek() && view.peek() !== undefined) acts[shortcut]();
    },
  };
};
