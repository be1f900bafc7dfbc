import { ImageOff } from 'lucide';
import { i18n } from '#i18n';
import type { Thrift } from '../../utils/core/media/signal.ts';
import { Icon } from '../ui/Icon.tsx';
import './notices.css';

type PictureNotesProps = {
  readonly mine: Thrift;
  readonly theirs: Thrift;
  readonly sharing: boolean;
  readonly peerSharing: boolean;
  /** Of the other side, for a sentence. */
  readonly name: string;
};

/** Why no picture comes or goes although it is on. */
export const PictureNotes = ({ mine, theirs, sharing, peerSharing, name }: PictureNotesProps) => {
  const notes = [
    ...(mine.paused ? [sharing ? i18n.t('call.screenPaused') : i18n.t('call.cameraPaused')] : []),
    ...(theirs.paused
      ? [peerSharing ? i18n.t('call.peerScreenPaused', [name]) : i18n.t('call.peerCameraPaused', [name])]
      : []),
  ];
  return (
    <div class="notices" role="status">
      {notes.map((note) => (
        <div key={note} class="notice">
          <Icon node={ImageOff} size={16} />
          <p>{note}</p>
        </div>
      ))}
    </div>
  );
};
