import { i18n } from '#i18n';
import { Button } from '../ui/Button.tsx';
import './panels.css';

type ServerQuestionProps = {
  readonly host: string;
  readonly onConnect: () => void;
  readonly onCancel: () => void;
};

/** Before the first call through a server of somebody else: it will see our network address. */
export const ServerQuestion = ({ host, onConnect, onCancel }: ServerQuestionProps) => (
  <section class="panel">
    <p class="panel-hint">{i18n.t('call.askBrokerHint', [host])}</p>
    <Button tone="primary" large onClick={onConnect}>
      {i18n.t('call.connect')}
    </Button>
    <Button large onClick={onCancel}>
      {i18n.t('call.cancel')}
    </Button>
  </section>
);
