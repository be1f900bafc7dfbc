import { i18n } from '#i18n';
import type { CallPhase, CallView } from '../../utils/core/call/view.ts';
import { Button } from '../ui/Button.tsx';
import { inSentence, nameOf } from '../ui/person-text.ts';

export type OngoingRowProps = {
  readonly view: CallView;
  readonly show: () => void;
  readonly hangUp: () => void;
};

const PHASES: Readonly<Record<Exclude<CallPhase, 'ended' | 'screening'>, (name: string) => string>> = {
  inviting: (name) => i18n.t('popup.phaseInviting', [name]),
  dialing: (name) => i18n.t('popup.phaseDialing', [name]),
  asking: (name) => i18n.t('popup.phaseAsking', [name]),
  ringing: (name) => i18n.t('popup.phaseRinging', [name]),
  connecting: (name) => i18n.t('popup.phaseConnecting', [name]),
  live: (name) => i18n.t('popup.phaseLive', [name]),
  reconnecting: (name) => i18n.t('popup.phaseReconnecting', [name]),
};

export const OngoingRow = ({ view, show, hangUp }: OngoingRowProps) =>
  view.phase === 'ended' || view.phase === 'screening' ? null : (
    <li class={`card card-line${view.phase === 'live' ? ' card-live' : ''}`}>
      <p class="card-title">{PHASES[view.phase](inSentence(nameOf(view.person)))}</p>
      <Button onClick={show}>{i18n.t('popup.show')}</Button>
      <Button tone="danger" onClick={hangUp}>
        {i18n.t('popup.hangUp')}
      </Button>
    </li>
  );
