import { ScreenShare } from 'lucide';
import { i18n } from '#i18n';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { focusOn } from './focus-on.ts';

/** What of one's own is shown to the other side. */
export type Shared = {
  readonly surface: 'screen' | 'window' | 'tab';
  /** What it plays goes along. */
  readonly sound: boolean;
};

/** Nobody should forget that they are watched: it stays as long as something is shared. */
export const SharingBar = ({ surface, sound, onStop }: Shared & { readonly onStop: () => void }) => (
  <div class="notice sharing-bar">
    <Icon node={ScreenShare} size={18} />
    <p>
      {i18n.t(`call.sharing.${surface}`)} {sound ? i18n.t('call.sharingSound') : i18n.t('call.sharingSilent')}
    </p>
    <Button
      onClick={() => {
        onStop();
        focusOn('.controls > :nth-child(3)');
      }}
    >
      {i18n.t('call.stopSharing')}
    </Button>
  </div>
);
