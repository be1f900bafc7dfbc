import { becauseText } from '../../components/ui/explanation-text.ts';
import { minutesText } from '../../components/ui/time-text.ts';
import { HAVE_NOTIFICATIONS_BUTTONS } from '../../utils/adapters/browser/capabilities.ts';
import { createNotifier } from '../../utils/adapters/browser/notifications.ts';
import { createRingOpener, ringInWindow } from '../../utils/adapters/browser/ring-window.ts';
import type { Notifier } from '../../utils/models/ports/browser.ts';
import type { SettingsStore } from '../../utils/models/ports/settings.ts';

type Notices = {
  readonly notifier: Notifier;
  /** Brings to the front what a ring is answered in. False: that is its notification. */
  readonly showRing: () => Promise<boolean>;
};

export const createNotices = (settings: SettingsStore): Notices => {
  const opener = createRingOpener();
  const isWanted = async (): Promise<boolean> =>
    !HAVE_NOTIFICATIONS_BUTTONS || (await settings.browser()).ringWindow;
  return {
    notifier: ringInWindow(createNotifier(becauseText, minutesText), opener, isWanted),
    async showRing() {
      if (!(await isWanted())) return false;
      await opener.show();
      return true;
    },
  };
};
