import { i18n } from '#i18n';
import { ScreeningForm, type ScreeningFormProps } from '../popup/ScreeningForm.tsx';
import { Button } from '../ui/Button.tsx';
import { type ShownCheck, CHECKS } from './check-text.ts';
import { Step } from './Step.tsx';
import './welcome.css';

export type WelcomePageProps = {
  readonly microphone: ShownCheck;
  readonly camera: ShownCheck;
  readonly notifications: 'unknown' | 'granted' | 'denied';
  /** Where a call that rings is answered. */
  readonly answered: 'in notifications' | 'in a window';
  readonly test: 'none' | 'shown' | 'failed';
  readonly onAskDevices: (() => void) | undefined;
  readonly onTestNotification: () => void;
  readonly screening: ScreeningFormProps | 'edited' | undefined;
  /** The rules are other ones than Ahoy came with. */
  readonly chosen: boolean;
};

const NOTIFICATIONS = {
  unknown: () => '',
  granted: () => i18n.t('welcome.notificationsGranted'),
  denied: () => i18n.t('welcome.notificationsDenied'),
};

const TESTS = {
  none: () => '',
  shown: () => i18n.t('welcome.testShown'),
  failed: () => i18n.t('welcome.testFailed'),
};

const wasRefused = (check: ShownCheck): boolean =>
  !['unknown', 'prompt', 'asking', 'granted'].includes(check);

const Device = ({ name, check }: { readonly name: string; readonly check: ShownCheck }) => (
  <li class={wasRefused(check) ? 'welcome-refused' : ''}>
    <strong>{name}</strong>
    {': '}
    {CHECKS[check]()}
  </li>
);

const DevicesStep = ({ microphone, camera, onAskDevices }: WelcomePageProps) => (
  <Step
    number={1}
    title={i18n.t('welcome.devices')}
    hint={i18n.t('welcome.devicesHint')}
    done={microphone === 'granted' && camera === 'granted'}
  >
    <ul class="welcome-checks" aria-live="polite">
      <Device name={i18n.t('welcome.microphone')} check={microphone} />
      <Device name={i18n.t('welcome.camera')} check={camera} />
    </ul>
    <Button tone="primary" onClick={onAskDevices}>
      {wasRefused(microphone) || wasRefused(camera)
        ? i18n.t('welcome.askAgain')
        : i18n.t('welcome.askDevices')}
    </Button>
  </Step>
);

const NotificationsStep = ({ notifications, answered, test, onTestNotification }: WelcomePageProps) => (
  <Step
    number={2}
    title={i18n.t('welcome.notifications')}
    hint={i18n.t(
      answered === 'in a window' ? 'welcome.notificationsHintWindow' : 'welcome.notificationsHint',
    )}
    done={notifications === 'granted'}
  >
    <p aria-live="polite" class={notifications === 'denied' ? 'welcome-refused' : ''}>
      {NOTIFICATIONS[notifications]()}
    </p>
    <Button onClick={onTestNotification}>{i18n.t('welcome.test')}</Button>
    <p class="secondary" aria-live="polite">
      {TESTS[test]()}
    </p>
  </Step>
);

/** Somebody who comes back here may have rules that the switches cannot show. */
const Edited = () => (
  <>
    <p>{i18n.t('welcome.edited')}</p>
    <a href="/popup.html">{i18n.t('welcome.openScreening')}</a>
  </>
);

export const WelcomePage = (props: WelcomePageProps) => (
  <main class="welcome">
    <header class="welcome-header">
      <img src="/icons/128.png" alt="" width="64" height="64" />
      <h1>{i18n.t('welcome.title')}</h1>
      <p class="welcome-lead">{i18n.t('welcome.lead')}</p>
    </header>
    <section class="welcome-before">
      <h2>{i18n.t('welcome.before')}</h2>
      <p>{i18n.t('welcome.beforeText')}</p>
      <a href="/options.html#servers">{i18n.t('welcome.beforeOptions')}</a>
    </section>
    <ol class="welcome-steps">
      <DevicesStep {...props} />
      <NotificationsStep {...props} />
      <Step number={3} title={i18n.t('welcome.who')} hint={i18n.t('welcome.whoHint')} done={props.chosen}>
        {props.screening === 'edited' ? (
          <Edited />
        ) : (
          props.screening && <ScreeningForm {...props.screening} />
        )}
      </Step>
    </ol>
    <footer class="welcome-footer">
      <p>{i18n.t('welcome.finish')}</p>
      <a class="button button-primary button-large" href="https://x.com/i/chat">
        {i18n.t('welcome.openX')}
      </a>
    </footer>
  </main>
);
