/**
 * Microphone, camera and screen of one call. Each source:
 *
 *   off ─start, toggle─▶ opening ─opened─▶ on ─toggle, lost, end─▶ off
 *                          │ toggle: unwanted ─opened─▶ off (closed at once), ─toggle─▶ opening
 *                          └ refused ─▶ off, with a problem
 *
 * Another device in the place of one that is on changes nothing here (`device-keeper`). Whatever was opened is closed on
 * every way to `ended`, also when a permission is granted after the end.
 */
import { assertNever } from '../lib/assert-never.ts';

export type Source = 'microphone' | 'camera' | 'screen';

/** On, or about to be. */
export const isWanted = (state: SourceState): boolean => state === 'on' || state === 'opening';

export type DeviceProblem =
  /** The person said no, now or once for all. */
  | 'denied'
  /** The question was closed without an answer; it may be asked again. */
  | 'dismissed'
  /** The system keeps it from the browser, whatever the browser allows. */
  | 'denied-by-system'
  | 'missing'
  | 'in-use'
  /** It was there and went away. */
  | 'lost'
  | 'failed';

type SourceState = 'off' | 'opening' | 'unwanted' | 'on';

export type Problems = Readonly<Partial<Record<'microphone' | 'camera', DeviceProblem>>>;

export type Devices =
  | {
      readonly phase: 'waiting' | 'open';
      readonly muted: boolean;
      /** Before `start` only what is wished: 'opening' is opened then. */
      readonly sources: Readonly<Record<Source, SourceState>>;
      readonly problems: Problems;
    }
  | { readonly phase: 'ended' };

export type DeviceEvent =
  | { readonly type: 'start' }
  | { readonly type: 'wish-camera'; readonly on: boolean }
  | { readonly type: 'toggle'; readonly source: Source }
  | { readonly type: 'mute' }
  | { readonly type: 'opened'; readonly source: Source }
  | { readonly type: 'refused'; readonly source: Source; readonly why: DeviceProblem }
  | { readonly type: 'lost'; readonly source: Source }
  | { readonly type: 'end' };

export type DeviceEffect =
  | { readonly do: 'open'; readonly sources: readonly Source[] }
  | { readonly do: 'close'; readonly source: Source }
  | { readonly do: 'mute'; readonly on: boolean };

export type DeviceStep = { readonly state: Devices; readonly effects: readonly DeviceEffect[] };

type Active = Exclude<Devices, { phase: 'ended' }>;

const ALL: readonly Source[] = ['microphone', 'camera', 'screen'];

const step = (state: Devices, ...effects: readonly DeviceEffect[]): DeviceStep => ({ state, effects });

const put = (state: Active, source: Source, to: SourceState): Active => ({
  ...state,
  sources: { ...state.sources, [source]: to },
});

const withProblem = (state: Active, source: Source, why: DeviceProblem | undefined): Active => {
  // Nobody needs to be told that they cancelled the choice of a screen.
  if (source === 'screen') return state;
  const { [source]: _old, ...others } = state.problems;
  return { ...state, problems: why === undefined ? others : { ...others, [source]: why } };
};

export const createDevices = (camera: boolean, muted = false): Devices => ({
  phase: 'waiting',
  muted,
  sources: { microphone: 'opening', camera: camera ? 'opening' : 'off', screen: 'off' },
  problems: {},
});

const toggle = (state: Active, source: Source): DeviceStep => {
  const now = state.sources[source];
  if (state.phase === 'waiting')
    return source === 'screen' ? step(state) : step(put(state, source, now === 'off' ? 'opening' : 'off'));
  switch (now) {
    case 'off':
      return step(withProblem(put(state, source, 'opening'), source, undefined), {
        do: 'open',
        sources: [source],
      });
    case 'opening':
      return step(put(state, source, 'unwanted'));
    case 'unwanted':
      return step(put(state, source, 'opening'));
    case 'on':
      return step(put(state, source, 'off'), { do: 'close', source });
    default:
      return assertNever(now);
  }
};

/** Without a microphone there is nothing to mute: the button then asks for the microphone again. */
const mute = (state: Active): DeviceStep => {
  if (state.phase === 'open' && state.sources.microphone === 'off')
    return toggle({ ...state, muted: false }, 'microphone');
  return step({ ...state, muted: !state.muted }, { do: 'mute', on: !state.muted });
};

const onOpened = (state: Active, source: Source): DeviceStep => {
  if (state.sources[source] === 'opening')
    return step(
      put(state, source, 'on'),
      ...(source === 'microphone' ? [{ do: 'mute', on: state.muted } as const] : []),
    );
  return step(state.sources[source] === 'on' ? state : put(state, source, 'off'), { do: 'close', source });
};

/** Total: an event that a phase does not expect changes nothing. */
export const useDevices = (state: Devices, event: DeviceEvent): DeviceStep => {
  if (state.phase === 'ended')
    return event.type === 'opened' ? step(state, { do: 'close', source: event.source }) : step(state);
  switch (event.type) {
    case 'start': {
      if (state.phase === 'open') return step(state);
      const sources = ALL.filter((source) => state.sources[source] === 'opening');
      return step(
        { ...state, phase: 'open' },
        ...(sources.length > 0 ? [{ do: 'open', sources } as const] : []),
      );
    }
    case 'wish-camera':
      return state.phase === 'waiting'
        ? step(put(state, 'camera', event.on ? 'opening' : 'off'))
        : step(state);
    case 'toggle':
      return toggle(state, event.source);
    case 'mute':
      return mute(state);
    case 'opened':
      return onOpened(state, event.source);
    case 'refused':
      return state.sources[event.source] === 'on' || state.phase === 'waiting'
        ? step(state)
        : step(
            withProblem(
              put(state, event.source, 'off'),
              event.source,
              state.sources[event.source] === 'opening' ? event.why : undefined,
            ),
          );
    case 'lost':
      return state.sources[event.source] === 'on'
        ? step(withProblem(put(state, event.source, 'off'), event.source, 'lost'), {
            do: 'close',
            source: event.source,
          })
        : step(state);
    case 'end':
      return step(
        { phase: 'ended' },
        ...ALL.filter((source) => state.sources[source] === 'on').map(
          (source) => ({ do: 'close', source }) as const,
        ),
      );
    default:
      return assertNever(event);
  }
};

/** The sources that are on; nothing of the others travels. */
export const isSent = (state: Devices, source: Source): boolean =>
  state.phase === 'open' && state.sources[source] === 'on';
