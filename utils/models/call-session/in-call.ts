/** What people do while they are in a call, beside talking: notes, panels, keys, other shapes of the window. */
import { computed, effect, signal, type ReadonlySignal } from '@preact/signals-core';
import { assertNever } from '../../core/lib/assert-never.ts';
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
  const voice = createOwnVoice(own, live, ports, until);

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

  const press = (shortcut: Shortcut): void => {
    if (over.peek() || view.peek() === undefined) return;
    const device = own.peek()?.dispatch;
    switch (shortcut) {
      case 'mute':
        device?.({ type: 'mute' });
        return;
      case 'camera':
        device?.({ type: 'toggle', source: 'camera' });
        return;
      case 'share':
        if (connected.peek()) device?.({ type: 'toggle', source: 'screen' });
        return;
      case 'notes':
        show('notes');
        return;
      case 'picture':
        picture.toggle();
        return;
      case 'full-screen':
        ports.fullScreen.toggle();
        return;
      case 'hold':
        if (live.peek()) hold.toggle();
        return;
      case 'hang-up-asking':
        if (!isAsked()) askToHangUp();
        return;
      case 'hang-up':
        if (!isAsked()) session.hangUp();
        return;
      case 'help':
        show('shortcuts');
        return;
      case 'talk':
        if (live.peek()) pushToTalk.press();
        return;
      case 'close':
        panel.value = 'none';
        return;
      default:
        assertNever(shortcut);
    }
  };

  return {
    panel,
    show,
    notes,
    voice,
    pushToTalk,
    picture,
    fullScreen,
    toggleFullScreen: () => ports.fullScreen.toggle(),
    characterKeys,
    useCharacterKeys(on) {
      characterKeys.value = on;
      ports.habits.rememberCharacterKeys(on);
    },
    hangUpAsked,
    press,
  };
};
