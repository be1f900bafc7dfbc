import { i18n } from '#i18n';
import type { Handle } from '../../utils/core/people/ids.ts';
import { Switch } from '../ui/Switch.tsx';
import { reachabilityLine, type ShownReachability } from './reachability-text.ts';
import './reachability.css';

export type ReachabilityBarProps = {
  readonly shown: ShownReachability;
  readonly handle: Handle | undefined;
  readonly takeCalls: boolean;
  readonly onTakeCalls: ((on: boolean) => void) | undefined;
  /** ms. */
  readonly now: number;
};

export const ReachabilityBar = ({ shown, handle, takeCalls, onTakeCalls, now }: ReachabilityBarProps) => {
  const { light, state, reason } = reachabilityLine(shown, handle, now);
  const needsX = typeof shown !== 'string' && shown.state === 'unreachable' && shown.why === 'no-account';
  return (
    <div class="reachability">
      <p role="status" class="reachability-line">
        <span class="reachability-state">
          <span class={`reachability-light reachability-${light}`} aria-hidden="true" />
          {state}
        </span>
        {reason === '' ? null : <span class="secondary reachability-reason"> {reason}</span>}
      </p>
      <Switch label={i18n.t('reachability.takeCalls')} on={takeCalls} onChange={onTakeCalls} />
      {needsX ? (
        <a class="reachability-open" href="https://x.com/i/chat" target="_blank" rel="noreferrer">
          {i18n.t('reachability.openX')}
        </a>
      ) : null}
    </div>
  );
};
