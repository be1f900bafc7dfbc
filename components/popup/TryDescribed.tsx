import { i18n } from '#i18n';
import type { Described } from '../../utils/core/screening/describe.ts';
import { Choice } from '../ui/Choice.tsx';
import { Select } from '../ui/Select.tsx';
import { CountRow, ThreeWay } from './TryFields.tsx';

type TryDescribedProps = {
  readonly described: Described;
  readonly onChange: (change: Partial<Described>) => void;
};

type Verified = Described['verified'];
type Proof = Described['proof'];

const verifiedOptions = (): readonly { readonly key: Verified; readonly label: string }[] => [
  { key: 'unknown', label: i18n.t('try.unknown') },
  { key: 'no', label: i18n.t('try.no') },
  { key: 'yes', label: i18n.t('try.verifiedSomehow') },
  { key: 'paid', label: i18n.t('try.verifiedPaid') },
  { key: 'organisation', label: i18n.t('try.verifiedOrganisation') },
  { key: 'government', label: i18n.t('try.verifiedGovernment') },
];

const proofOptions = (): readonly { readonly key: Proof; readonly label: string }[] => [
  { key: 'answered', label: i18n.t('try.proofAnswered') },
  { key: 'written', label: i18n.t('try.proofWritten') },
  { key: 'confirmed', label: i18n.t('try.proofConfirmed') },
];

/** A caller who is made up, fact by fact. */
export const TryDescribed = ({ described, onChange }: TryDescribedProps) => (
  <>
    <ThreeWay
      label={i18n.t('try.iFollow')}
      value={described.iFollow}
      onChange={(iFollow) => onChange({ iFollow })}
    />
    <ThreeWay
      label={i18n.t('try.followsMe')}
      value={described.followsMe}
      onChange={(followsMe) => onChange({ followsMe })}
    />
    <Select
      label={i18n.t('try.verified')}
      options={verifiedOptions()}
      value={described.verified}
      onChange={(verified) => onChange({ verified })}
    />
    <div class="try-checks">
      <Choice
        type="checkbox"
        label={i18n.t('try.starred')}
        checked={described.starred}
        onChange={(starred) => onChange({ starred })}
      />
      <Choice
        type="checkbox"
        label={i18n.t('try.accepted')}
        checked={described.accepted}
        onChange={(accepted) => onChange({ accepted })}
      />
    </div>
    <details class="try-more">
      <summary>{i18n.t('try.moreFacts')}</summary>
      <div class="try-fields">
        <CountRow
          label={i18n.t('try.accountDays')}
          value={described.accountDays}
          empty={i18n.t('try.unknown')}
          onChange={(accountDays) => onChange({ accountDays })}
        />
        <CountRow
          label={i18n.t('try.followers')}
          value={described.followers}
          empty={i18n.t('try.unknown')}
          onChange={(followers) => onChange({ followers })}
        />
        <ThreeWay
          label={i18n.t('try.blockedOnX')}
          value={described.blockedOnX}
          onChange={(blockedOnX) => onChange({ blockedOnX })}
        />
        <ThreeWay
          label={i18n.t('try.mutedOnX')}
          value={described.mutedOnX}
          onChange={(mutedOnX) => onChange({ mutedOnX })}
        />
        <Select
          label={i18n.t('try.proof')}
          options={proofOptions()}
          value={described.proof}
          onChange={(proof) => onChange({ proof })}
        />
      </div>
    </details>
  </>
);
