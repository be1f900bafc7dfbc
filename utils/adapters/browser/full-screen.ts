import type { FullScreen } from '../../models/media-ports.ts';

export const fullScreen: FullScreen = {
  toggle() {
    const done =
      document.fullscreenElement === null
        ? document.documentElement.requestFullscreen()
        : document.exitFullscreen();
    // Refused without a press that the browser saw; the button can be pressed again.
    done.catch(() => undefined);
  },
  watch: (changed, until) =>
    document.addEventListener('fullscreenchange', () => changed(document.fullscreenElement !== null), {
      signal: until,
    }),
};
