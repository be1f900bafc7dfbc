import { i18n } from '#i18n';
import type { Judgement } from '../../utils/core/screening/judgement.ts';
import type { Rule } from '../../utils/core/screening/rule.ts';
import type { OwnVerdict } from '../../utils/core/screening/verdict.ts';
import { Button } from '../ui/Button.tsx';
import { Chain } from '../ui/Chain.tsx';
import { ruleTitle } from '../ui/rule-text.ts';
import { fullTimeText } from '../ui/past-text.ts';

/** What can be changed so that such a call ends otherwise next time; undefined where it would change nothing. */
export type CallChanges = {
  readonly verdict: OwnVerdict | undefined;
  readonly unblock?: () => void;
  readonly alwaysRing?: () => void;
  readonly alwaysSilent?: () => void;
  readonly letIn?: { readonly rule: Pick<Rule, 'id' | 'name'>; readonly allow: () => void };
};

type CallDetailsProps = {
  readonly id: string;
  /** ms. */
  readonly at: number;
  readonly now: number;
  readonly judgement: Judgement;
  readonly changes: CallChanges;
};

/** Every rule that was looked at for a call, and one press to have it otherwise. */
export const CallDetails = ({ id, at, now, judgement, changes }: CallDetailsProps) => {
  const { verdict, unblock, alwaysRing, alwaysSilent, letIn } = changes;
  return (
    <div id={id} class="call-details">
      <p class="secondary">{fullTimeText(at)}</p>
      <Chain judgement={judgement} now={now} />
      {verdict === undefined ? null : (
        <p class="secondary">{i18n.t('recent.decided', [i18n.t(`people.${verdict}`)])}</p>
      )}
      <div class="card-actions">
        <Button onClick={unblock}>{i18n.t('people.unblock')}</Button>
        <Button onClick={alwaysRing}>{i18n.t('recent.alwaysRing')}</Button>
        <Button onClick={alwaysSilent}>{i18n.t('recent.alwaysSilent')}</Button>
        <Button onClick={letIn?.allow}>
          {letIn === undefined ? '' : i18n.t('recent.letIn', [ruleTitle(letIn.rule)])}
        </Button>
      </div>
    </div>
  );
};
