import { i18n } from '#i18n';
import './screening.css';

/** Says that the last touch could not be stored. */
export const SaveFailed = ({ failed }: { readonly failed: boolean }) => (
  <p class="screening-failed" aria-live="polite">
    {failed ? i18n.t('screening.saveFailed') : ''}
  </p>
);
