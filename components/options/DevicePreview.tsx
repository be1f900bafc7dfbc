import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import '../ui/round-video.css';

/** One's own picture as a mirror shows it. */
export const DevicePreview = ({ picture }: { readonly picture: MediaStream | undefined }) => {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current !== null) video.current.srcObject = picture ?? null;
  }, [picture]);
  return (
    <div class="devices-preview">
      <video
        ref={video}
        class="round-video"
        aria-label={i18n.t('devices.preview')}
        autoplay
        playsInline
        muted
      />
      {picture === undefined && <p>{i18n.t('devices.previewOff')}</p>}
    </div>
  );
};
