import { DEFAULT_SOUND, type SoundSettings } from '../../../utils/core/sound/settings.ts';
import { CALL_TUNES, RINGTONES, TEST_TUNE, WAITING_TUNE } from '../../../utils/core/sound/tunes.ts';
import type { SoundChoices, TunePlayer } from '../../../utils/models/media-ports.ts';

const NAMES = new Map(
  [
    ...Object.entries(RINGTONES),
    ...Object.entries(CALL_TUNES),
    ['test', TEST_TUNE] as const,
    ['waiting', WAITING_TUNE] as const,
  ].map(([name, tune]) => [tune, name]),
);

type Played = {
  readonly tune: string | undefined;
  readonly how: Parameters<TunePlayer['play']>[1];
  readonly until: AbortSignal;
};

/** Plays until it is stopped, or the test says that it is over. */
export const createFakePlayer = (choosesSpeaker = true) => {
  const played: Played[] = [];
  const ends: (() => void)[] = [];
  const player: TunePlayer = {
    choosesSpeaker,
    play: (tune, how, until) =>
      new Promise((resolve) => {
        played.push({ tune: NAMES.get(tune), how, until });
        ends.push(resolve);
        until.addEventListener('abort', () => resolve());
      }),
  };
  return {
    player,
    played,
    heard: () => played.map(({ tune }) => tune),
    finish: () => ends.forEach((end) => end()),
  };
};

export const createFakeSoundChoices = (change: Partial<SoundSettings> = {}): SoundChoices => {
  let now = { ...DEFAULT_SOUND, ...change };
  return {
    read: () => now,
    change: (next) => {
      now = { ...now, ...next };
    },
  };
};
