import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import './try-it.css';

type TrySectionProps = {
  readonly onOpen: () => void;
  readonly children: ComponentChildren;
};

/** The end of the Screening tab: closed until somebody wants to try the rules out. */
export const TrySection = ({ onOpen, children }: TrySectionProps) => (
  <details
    class="try"
    onToggle={({ currentTarget }) => {
      if (currentTarget.open) onOpen();
    }}
  >
    <summary>
      <div>
        <h2>{i18n.t('try.title')}</h2>
        <p class="secondary">{i18n.t('try.hint')}</p>
      </div>
    </summary>
    {children}
  </details>
);
