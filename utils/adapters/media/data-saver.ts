import type { DataSaver } from '../../models/media-ports.ts';

const KEY = 'data-saver';

export const dataSaver: DataSaver = {
  isOn: () => localStorage.getItem(KEY) === 'on',
  remember(on) {
    if (on) localStorage.setItem(KEY, 'on');
    else localStorage.removeItem(KEY);
  },
};
