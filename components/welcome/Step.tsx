import { Check } from 'lucide';
import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { Icon } from '../ui/Icon.tsx';

type StepProps = {
  readonly number: number;
  readonly title: string;
  readonly hint: string;
  readonly done: boolean;
  readonly children: ComponentChildren;
};

export const Step = ({ number, title, hint, done, children }: StepProps) => (
  <li class={`step${done ? ' step-done' : ''}`}>
    <span class="step-mark" aria-hidden="true">
      {done ? <Icon node={Check} size={18} /> : number}
    </span>
    <div class="step-body">
      <h2>
        {title}
        {done ? <span class="only-heard"> ({i18n.t('welcome.done')})</span> : null}
      </h2>
      <p class="secondary">{hint}</p>
      {children}
    </div>
  </li>
);
