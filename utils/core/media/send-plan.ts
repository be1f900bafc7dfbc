import type { Line } from './lines.ts';

/** What one line may send. Bitrates in bit/s of the encoder: RED doubles that of a voice. */
export type LinePlan = {
  /** False: the encoder rests; the line and its track stay. */
  readonly active: boolean;
  readonly maxBitrate: number;
  readonly maxFramerate?: number;
  /** 2: half the width and half the height. */
  readonly scale?: number;
};

export type SendPlan = Readonly<Record<Line, LinePlan>>;

export type SendNeeds = {
  /** Data saver on either side: 300 kbit/s in all. */
  readonly saver: boolean;
  /** This side shows a screen, so its camera is a small picture over there. */
  readonly screen: boolean;
  /** The connection carries no picture at the moment. */
  readonly paused: boolean;
};

const USUAL = {
  voice: { active: true, maxBitrate: 40_000 },
  camera: { active: true, maxBitrate: 1_700_000, maxFramerate: 30 },
  screen: { active: true, maxBitrate: 2_500_000, maxFramerate: 30 },
  sound: { active: true, maxBitrate: 96_000 },
} as const satisfies SendPlan;

/** With headers and RED a voice of 20 kbit/s takes about 60; 240 are left for pictures and what a screen plays. */
const SAVING = {
  voice: { active: true, maxBitrate: 20_000 },
  camera: { active: true, maxBitrate: 190_000, maxFramerate: 20, scale: 2 },
  screen: { active: true, maxBitrate: 130_000, maxFramerate: 8 },
  sound: { active: true, maxBitrate: 24_000 },
} as const satisfies SendPlan;

const cameraOf = ({ saver, screen }: SendNeeds): LinePlan => {
  if (!screen) return saver ? SAVING.camera : USUAL.camera;
  return saver
    ? { active: true, maxBitrate: 40_000, maxFramerate: 10, scale: 4 }
    : { active: true, maxBitrate: 500_000, maxFramerate: 30, scale: 2 };
};

/** RED sends every frame of a voice twice. */
const COPIES = 2;

/**
 * bit/s that are left for pictures. The browser sets aside what sound may take, so it never says that less than that and
 * the least of a picture (30 kbit/s) is available.
 */
export const roomForPictures = (available: number, { voice, sound }: SendPlan): number =>
  available - COPIES * voice.maxBitrate - (sound.active ? sound.maxBitrate : 0);

/** The voice comes first: pictures rest before it suffers, and then it takes as little as it can be understood with. */
export const planSending = (needs: SendNeeds): SendPlan => {
  const plan = needs.saver ? SAVING : USUAL;
  const resting = { active: !needs.paused };
  return {
    voice: needs.paused ? { active: true, maxBitrate: 16_000 } : plan.voice,
    camera: { ...cameraOf(needs), ...resting },
    screen: { ...plan.screen, ...resting },
    // The browser keeps its bits free also while it says nothing.
    sound: { ...plan.sound, active: needs.screen && !needs.paused },
  };
};
