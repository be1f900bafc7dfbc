import { Lock } from 'lucide';
import { i18n } from '#i18n';
import type { CallView } from '../../utils/core/call/view.ts';
import { Icon } from '../ui/Icon.tsx';
import { clockText, encryptedText } from './phase-text.ts';

type LiveFactsProps = {
  readonly view: CallView;
  readonly now: number;
  readonly path: { readonly relayed: boolean } | undefined;
};

/** How long, which way, and how far it is proved that this is the right person. */
export const LiveFacts = ({ view, now, path }: LiveFactsProps) => (
  <div class="live-facts">
    <p class="live-facts-line">
      <span role="timer">{clockText(now - (view.liveSince ?? now))}</span>
      {path !== undefined && (
        <span
          class="live-facts-path"
          title={path.relayed ? i18n.t('call.relayedHint') : i18n.t('call.directHint')}
        >
          {path.relayed ? i18n.t('call.relayed') : i18n.t('call.direct')}
        </span>
      )}
    </p>
    <p class="live-facts-line live-facts-proof">
      <Icon node={Lock} size={14} />
      <span>{encryptedText(view.proof)}</span>
    </p>
  </div>
);
