import type { VNode } from 'preact';
import { WelcomePage } from '../../components/welcome/WelcomePage.tsx';
import { HAVE_NOTIFICATIONS_BUTTONS } from '../../utils/adapters/browser/capabilities.ts';
import { isDeepEqual } from '../../utils/core/lib/is-deep-equal.ts';
import { DEFAULT_RULES } from '../../utils/core/screening/switches.ts';
import type { ScreeningModel } from '../../utils/models/screening/screening-model.ts';
import type { WelcomeModel } from '../../utils/models/welcome.ts';

/** Reads the models' signals and hands plain values to the page. */
export const createWelcomeView =
  (welcome: WelcomeModel, screening: ScreeningModel): (() => VNode) =>
  () => {
    const chosen = screening.switches.value;
    const rules = screening.screening.value?.rules;
    const askDevices = welcome.askDevices.value;
    return (
      <WelcomePage
        microphone={welcome.microphone.value}
        camera={welcome.camera.value}
        notifications={welcome.notifications.value}
        answered={HAVE_NOTIFICATIONS_BUTTONS ? 'in notifications' : 'in a window'}
        test={welcome.test.value}
        onAskDevices={askDevices && (() => void askDevices())}
        onTestNotification={() => void welcome.testNotification()}
        chosen={rules !== undefined && !isDeepEqual(rules, DEFAULT_RULES)}
        screening={
          chosen === undefined
            ? screening.screening.value && 'edited'
            : {
                switches: chosen,
                onChange: screening.changeSwitches.value,
                failed: screening.failed.value,
              }
        }
      />
    );
  };
