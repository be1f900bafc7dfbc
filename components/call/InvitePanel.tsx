import { Copy } from 'lucide';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { CallView } from '../../utils/core/call/view.ts';
import { Button } from '../ui/Button.tsx';
import './panels.css';

type InvitePanelProps = {
  readonly invite: NonNullable<CallView['invite']>;
  readonly name: string;
  /** An answer would not ring here any more. */
  readonly late: boolean;
  /** Tells whether the browser let us copy. */
  readonly onCopy: (text: string) => Promise<boolean>;
  /** The conversation may be in another tab, or under this window. */
  readonly onShow: () => void;
};

/** The invite that has to reach the other side through the DM; we never send it. */
export const InvitePanel = ({ invite, name, late, onCopy, onShow }: InvitePanelProps) => {
  const [copied, setCopied] = useState<boolean>();
  const isPlaced = invite.placed === 'pending' || invite.placed === 'written';
  return (
    <section class="panel">
      {/* What became of the invite is heard where it is seen: the line under the name says the same before and after. */}
      <div class="panel" role="status">
        {late && <p class="panel-hint">{i18n.t('call.inviteLateHint', [name])}</p>}
        {!(late && isPlaced) && <p class="panel-hint">{i18n.t(`call.invite.${invite.placed}`, [name])}</p>}
      </div>
      {isPlaced ? (
        <Button large onClick={onShow}>
          {i18n.t('call.showConversation')}
        </Button>
      ) : (
        <>
          {/* It scrolls, so that the keyboard has to reach it. */}
          <p class="invite-text" dir="auto" tabIndex={0}>
            {invite.text}
          </p>
          <Button tone="primary" large icon={Copy} onClick={() => void onCopy(invite.text).then(setCopied)}>
            {i18n.t('call.copyInvite')}
          </Button>
          <p class="panel-hint" role="status">
            {copied === true && i18n.t('call.inviteCopied')}
            {copied === false && i18n.t('call.inviteNotCopied')}
          </p>
        </>
      )}
    </section>
  );
};
