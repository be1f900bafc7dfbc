import { RotateCcw, TriangleAlert } from 'lucide';
import { i18n } from '#i18n';
import type { Problems } from '../../utils/core/media/devices.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { problemText, type Troubled } from './problem-text.ts';
import './notices.css';

type NoticesProps = {
  /** Why it is quiet, while the connection is made again. */
  readonly reconnecting: string | undefined;
  /** Our own background could not be asked. */
  readonly unreachable: boolean;
  readonly problems: Problems;
  readonly onRetry: (source: Troubled) => void;
};

/** What is not as it should be while the call goes on. Each says what to do. */
export const Notices = ({ reconnecting, unreachable, problems, onRetry }: NoticesProps) => (
  <div class="notices">
    {reconnecting !== undefined && (
      <p class="notice notice-busy">
        <span class="notice-spinner" />
        {reconnecting}
      </p>
    )}
    {unreachable && (
      <p class="notice">
        <Icon node={TriangleAlert} size={16} />
        {i18n.t('call.backgroundGone')}
      </p>
    )}
    {(['microphone', 'camera'] as const).map((source) => {
      const why = problems[source];
      return why === undefined ? null : (
        <div key={source} class="notice" role="alert">
          <Icon node={TriangleAlert} size={16} />
          <p>{problemText(source, why)}</p>
          <Button icon={RotateCcw} onClick={() => onRetry(source)}>
            {i18n.t('call.tryAgain')}
          </Button>
        </div>
      );
    })}
  </div>
);
