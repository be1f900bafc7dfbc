import type { CallHabits } from '../../models/media-ports.ts';

const CHARACTER_KEYS = 'call.characterKeys';

export const callHabits: CallHabits = {
  characterKeys: () => localStorage.getItem(CHARACTER_KEYS) !== 'off',
  rememberCharacterKeys: (on) => localStorage.setItem(CHARACTER_KEYS, on ? 'on' : 'off'),
};
