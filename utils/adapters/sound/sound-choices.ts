import * as v from 'valibot';
import { DEFAULT_SOUND, type SoundSettings } from '../../core/sound/settings.ts';
import { RINGTONES, type Ringtone } from '../../core/sound/tunes.ts';
import type { SoundChoices } from '../../models/media-ports.ts';

/** In this browser only, beside the devices, and where the document that rings can read it. */
const KEY = 'sound';

const FIELDS: { readonly [K in keyof SoundSettings]: v.GenericSchema<unknown, SoundSettings[K]> } = {
  ringtone: v.picklist(Object.keys(RINGTONES) as Ringtone[]),
  ringVolume: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  ringSpeaker: v.string(),
  silent: v.boolean(),
};

/** What cannot be read counts as not chosen. */
const stored = (): Partial<SoundSettings> => {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    const record = v.parse(v.record(v.string(), v.unknown()), found);
    return Object.fromEntries(
      Object.entries(FIELDS).flatMap(([name, schema]) => {
        const parsed = v.safeParse(schema, record[name]);
        return parsed.success ? [[name, parsed.output]] : [];
      }),
    );
  } catch {
    return {};
  }
};

const read = (): SoundSettings => ({ ...DEFAULT_SOUND, ...stored() });

export const soundChoices: SoundChoices = {
  read,
  change: (change) => localStorage.setItem(KEY, JSON.stringify({ ...read(), ...change })),
};
