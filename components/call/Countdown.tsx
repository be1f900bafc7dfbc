import { i18n } from '#i18n';
import { Button } from '../ui/Button.tsx';
import './panels.css';

type CountdownProps = { readonly seconds: number; readonly onCancel: () => void };

/** The invite was answered: it rings in a moment, unless somebody changed their mind. */
export const Countdown = ({ seconds, onCancel }: CountdownProps) => (
  <section class="panel">
    <p class="countdown">{i18n.t('call.countdown', [seconds])}</p>
    <Button large onClick={onCancel}>
      {i18n.t('call.cancel')}
    </Button>
  </section>
);
