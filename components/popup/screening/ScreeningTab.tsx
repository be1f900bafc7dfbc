import { ChevronRight } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Switches } from '../../../utils/core/screening/switches.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { SaveFailed } from '../SaveFailed.tsx';
import { ScreeningForm } from '../ScreeningForm.tsx';
import { LearnSection } from './LearnSection.tsx';
import { Limits } from './Limits.tsx';
import { QuietHours } from './QuietHours.tsx';
import './screening-tab.css';

export type ScreeningTabProps = {
  /** Undefined where the list says something that switches cannot show. */
  readonly switches: Switches | undefined;
  /** Undefined until the stored choice is read. */
  readonly onChange: ((change: Partial<Switches>) => void) | undefined;
  readonly failed: boolean;
  readonly onAdvanced: () => void;
  /** Puts the nearest switches in the place of the list. */
  readonly onReset: (() => void) | undefined;
  /** The list was just left: the focus goes back to where it was opened. */
  readonly isBack: boolean;
  readonly tryIt: ComponentChildren;
  /** *Learn who I follow*, once it was opened. */
  readonly learning: ComponentChildren;
  readonly onLearn: () => void;
};

/** In place of switches that would lie. */
const Edited = ({ onAdvanced, onReset, failed }: ScreeningTabProps) => (
  <div class="screening-edited">
    <SaveFailed failed={failed} />
    <h2>{i18n.t('screening.edited')}</h2>
    <p>{i18n.t('screening.editedHint')}</p>
    <div class="card-actions">
      <Button tone="primary" onClick={onAdvanced}>
        {i18n.t('screening.openList')}
      </Button>
      <Button onClick={onReset}>{i18n.t('screening.backToSwitches')}</Button>
    </div>
  </div>
);

/** Who may ring, when and how often. Every touch is saved at once. */
export const ScreeningTab = (props: ScreeningTabProps) => {
  const { switches, onChange, failed, onAdvanced, isBack } = props;
  const tab = useRef<HTMLDivElement>(null);
  const wasEdited = useRef(false);
  useEffect(() => {
    if (isBack) tab.current?.querySelector('button')?.focus();
  }, [isBack]);
  useEffect(() => {
    // The button that brought the switches back is gone.
    if (switches !== undefined && wasEdited.current) tab.current?.querySelector('input')?.focus();
    wasEdited.current = switches === undefined;
  }, [switches]);
  return (
    <div ref={tab} class="screening-tab">
      {switches === undefined ? (
        <Edited {...props} />
      ) : (
        <>
          <ScreeningForm
            switches={switches}
            onChange={onChange}
            failed={failed}
            belowFollowed={<LearnSection onOpen={props.onLearn}>{props.learning}</LearnSection>}
          />
          <QuietHours
            quietHours={switches.quietHours}
            onChange={onChange && ((quietHours) => onChange({ quietHours }))}
          />
          <Limits switches={switches} onChange={onChange} />
          <fieldset class="screening-section" disabled={onChange === undefined}>
            <legend>{i18n.t('screening.inCall')}</legend>
            <Choice
              type="checkbox"
              label={i18n.t('screening.callWaiting')}
              hint={i18n.t('screening.callWaitingHint')}
              checked={switches.callWaiting}
              onChange={(callWaiting) => onChange?.({ callWaiting })}
            />
          </fieldset>
        </>
      )}
      {switches === undefined ? null : (
        <ul class="screening-more" aria-label={i18n.t('screening.more')}>
          <li>
            <button type="button" class="screening-more-item" onClick={onAdvanced}>
              <span class="screening-more-label">{i18n.t('screening.advanced')}</span>
              <span class="secondary">{i18n.t('screening.advancedHint')}</span>
              <Icon node={ChevronRight} size={18} />
            </button>
          </li>
        </ul>
      )}
      {props.tryIt}
    </div>
  );
};
