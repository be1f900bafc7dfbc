import { i18n } from '#i18n';
import type { CallView } from '../../utils/core/call/view.ts';
import { clockText } from './phase-text.ts';
import { Proof, type ProofProps } from './Proof.tsx';

type LiveFactsProps = {
  readonly view: CallView;
  readonly now: number;
  readonly path: { readonly relayed: boolean } | undefined;
  readonly proof: Omit<ProofProps, 'view'>;
};

/** How long, which way, and how far it is proved that this is the right person. */
export const LiveFacts = ({ view, now, path, proof }: LiveFactsProps) => (
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
    <Proof view={view} {...proof} />
  </div>
);
