import { i18n } from '#i18n';
import type { CallView } from '../../utils/core/call/view.ts';
import { Button } from '../ui/Button.tsx';
import { inSentence, nameOf } from '../ui/person-text.ts';

export type OngoingRowProps = {
  readonly view: CallView;
  readonly show: () => void;
  readonly hangUp: () => void;
};

export const OngoingRow = ({ view, show, hangUp }: OngoingRowProps) => {
  if (view.phase === 'ended' || view.phase === 'screening') return null;
  const state = view.phase === 'live' && view.onHold ? 'held' : view.phase;
  return (
    <li class={`card card-line card-${state}`}>
      <p class="card-title">{i18n.t(`popup.phase.${state}`, [inSentence(nameOf(view.person))])}</p>
      <Button onClick={show}>{i18n.t('popup.show')}</Button>
      <Button tone="danger" onClick={hangUp}>
        {/* While inviting nobody was called yet. */}
        {i18n.t(view.phase === 'inviting' ? 'popup.cancel' : 'popup.hangUp')}
      </Button>
    </li>
  );
};
