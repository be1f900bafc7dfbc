import { i18n } from '#i18n';
import { Button } from '../ui/Button.tsx';

export type AccessNoticeProps = {
  /** It was asked for again, and is missing still. */
  readonly refused: boolean;
  readonly onAsk: () => void;
};

/** Says that the browser keeps Ahoy away from X, which nothing on X's page can say. */
export const AccessNotice = ({ refused, onAsk }: AccessNoticeProps) => (
  <div role="alert" class="access">
    <p class="access-title">{i18n.t('access.title')}</p>
    <p>{i18n.t(refused ? 'access.refused' : 'access.meaning')}</p>
    <Button tone="primary" onClick={onAsk}>
      {i18n.t('access.ask')}
    </Button>
  </div>
);
