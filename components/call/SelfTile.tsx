import { MicOff, User } from 'lucide';
import { i18n } from '#i18n';
import { Icon } from '../ui/Icon.tsx';
import './self-tile.css';

export type SelfTileProps = {
  readonly speaking: boolean;
  readonly muted: boolean;
};

/** Oneself while the own camera is off: is my voice heard? */
export const SelfTile = ({ speaking, muted }: SelfTileProps) => (
  <>
    <span class={`self-avatar${speaking ? ' self-avatar-heard' : ''}`} aria-hidden="true">
      <Icon node={muted ? MicOff : User} size={22} />
    </span>
    <span class="self-name">{i18n.t('call.you')}</span>
  </>
);
