import { Headphones, Phone, RotateCcw, Settings, TriangleAlert } from 'lucide';
import { i18n } from '#i18n';
import type { PersonLabel } from '../../utils/core/call/view.ts';
import type { DeviceNotice } from '../../utils/core/media/device-notice.ts';
import type { PermissionSettings } from '../../utils/core/media/permission-settings.ts';
import type { Problems } from '../../utils/core/media/devices.ts';
import { noticeText } from '../devices/notice-text.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { inSentence, nameOf } from '../ui/person-text.ts';
import { deniesBoth, problemText, type Troubled } from './problem-text.ts';
import './notices.css';

type NoticesProps = {
  /** Why it is quiet, while the connection is made again. */
  readonly reconnecting: string | undefined;
  /** Our own background could not be asked. */
  readonly unreachable: boolean;
  readonly problems: Problems;
  readonly onRetry: (source: Troubled) => void;
  /** Where a refusal is undone. */
  readonly settings: PermissionSettings;
  readonly devices: readonly DeviceNotice[];
  /** Who calls while one talks. */
  readonly rings: PersonLabel | false | undefined;
};

/** What is not as it should be while the call goes on. Each says what to do. */
export const Notices = (props: NoticesProps) => (
  <div class="notices">
    {props.reconnecting !== undefined && (
      <p class="notice notice-busy">
        <span class="notice-spinner" />
        {props.reconnecting}
      </p>
    )}
    {props.unreachable && (
      <div class="notice">
        <Icon node={TriangleAlert} size={16} />
        <p>{i18n.t('call.backgroundGone')}</p>
      </div>
    )}
    {(['microphone', 'camera'] as const).map((source) => {
      const text = problemText(props.problems, source, props.settings.place);
      if (text === undefined) return null;
      return (
        <div key={source} class="notice" role="alert">
          <Icon node={TriangleAlert} size={16} />
          <p>{text}</p>
          {props.problems[source] === 'denied' && (
            <Button icon={Settings} onClick={props.settings.open}>
              {props.settings.place === 'browser' ? i18n.t('call.openSettings') : i18n.t('call.openOptions')}
            </Button>
          )}
          <Button
            icon={RotateCcw}
            onClick={() => {
              props.onRetry(source);
              if (deniesBoth(props.problems)) props.onRetry('camera');
            }}
          >
            {i18n.t('call.tryAgain')}
          </Button>
        </div>
      );
    })}
    <div class="notice-news" aria-live="polite">
      {props.rings && (
        <div class="notice">
          <Icon node={Phone} size={16} />
          <p>{i18n.t('call.alsoRings', [inSentence(nameOf(props.rings))])}</p>
        </div>
      )}
      {props.devices.map((one) => (
        <div key={one.source} class="notice">
          <Icon node={one.type === 'unanswered' ? TriangleAlert : Headphones} size={16} />
          <p>{noticeText(one)}</p>
        </div>
      ))}
    </div>
  </div>
);
