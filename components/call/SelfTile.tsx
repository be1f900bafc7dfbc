import type { ReadonlySignal } from '@preact/signals';
import { MicOff, User } from 'lucide';
import { i18n } from '#i18n';
import { Icon } from '../ui/Icon.tsx';
import { Heard } from './Heard.tsx';
import './self-tile.css';

export type SelfTileProps = {
  readonly speaking: ReadonlySignal<boolean>;
  readonly muted: boolean;
};

/** Oneself while the own camera is off: is my voice heard? */
export const SelfTile = ({ speaking, muted }: SelfTileProps) => (
  <>
    <Heard class="self-avatar" speaking={speaking}>
      <Icon node={muted ? MicOff : User} size={22} />
    </Heard>
    <span class="self-name">{i18n.t('call.you')}</span>
  </>
);
