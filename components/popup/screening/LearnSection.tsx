import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';

type LearnSectionProps = {
  readonly onOpen: () => void;
  readonly children: ComponentChildren;
};

/** Under *People I follow*: closed until somebody wants to know how many Ahoy knows. */
export const LearnSection = ({ onOpen, children }: LearnSectionProps) => (
  <details
    class="learn-section"
    onToggle={({ currentTarget }) => {
      if (currentTarget.open) onOpen();
    }}
  >
    <summary class="link">{i18n.t('learn.title')}</summary>
    {children}
  </details>
);
