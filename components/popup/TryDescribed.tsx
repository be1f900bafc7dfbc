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

/** Each is named in the catalogue under its own key. */
const FOLLOWING = ['iFollow', 'followsMe'] as const;
const STANDING = ['starred', 'accepted'] as const;
const COUNTS = ['accountDays', 'followers'] as const;
const REFUSED = ['blockedOnX', 'mutedOnX'] as const;

/** A caller who is made up, fact by fact. */
export const TryDescribed = ({ described, onChange }: TryDescribedProps) => (
  <>
    {FOLLOWING.map((name) => (
      <ThreeWay
        key={name}
        label={i18n.t(`try.${name}`)}
        value={described[name]}
        onChange={(answer) => onChange({ [name]: answer })}
      />
    ))}
    <Select
      label={i18n.t('try.verified')}
      options={verifiedOptions()}
      value={described.verified}
      onChange={(verified) => onChange({ verified })}
    />
    <div class="try-checks">
      {STANDING.map((name) => (
        <Choice
          key={name}
          type="checkbox"
          label={i18n.t(`try.${name}`)}
          checked={described[name]}
          onChange={(on) => onChange({ [name]: on })}
        />
      ))}
    </div>
    <details class="try-more">
      <summary>{i18n.t('try.moreFacts')}</summary>
      <div class="try-fields">
        {COUNTS.map((name) => (
          <CountRow
            key={name}
            label={i18n.t(`try.${name}`)}
            value={described[name]}
            empty={i18n.t('try.unknown')}
            onChange={(count) => onChange({ [name]: count })}
          />
        ))}
        {REFUSED.map((name) => (
          <ThreeWay
            key={name}
            label={i18n.t(`try.${name}`)}
            value={described[name]}
            onChange={(answer) => onChange({ [name]: answer })}
          />
        ))}
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
