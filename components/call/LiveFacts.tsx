import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { CallView } from '../../utils/core/call/view.ts';
import { talkTimeText } from './phase-text.ts';
import { Proof, type ProofProps } from './Proof.tsx';

type LiveFactsProps = {
  readonly view: CallView;
  readonly now: number;
  readonly path: { readonly relayed: boolean } | undefined;
  readonly proof: Omit<ProofProps, 'view'>;
  /** How well it gets through. */
  readonly children?: ComponentChildren;
};

/** How long, which way, and how far it is proved that this is the right person. */
export const LiveFacts = ({ view, now, path, proof, children }: LiveFactsProps) => (
  <div class="live-facts">
    <div class="live-facts-line">
      <span role="timer">{talkTimeText(now - (view.liveSince ?? now))}</span>
      {path !== undefined && (
        <span
          class="live-facts-path"
          title={path.relayed ? i18n.t('call.relayedHint') : i18n.t('call.directHint')}
        >
          {path.relayed ? i18n.t('call.relayed') : i18n.t('call.direct')}
        </span>
      )}
      {children}
    </div>
    <Proof view={view} {...proof} />
  </div>
);
