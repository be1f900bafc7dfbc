import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Answer } from '../../utils/core/screening/condition.ts';
import { Segments } from '../ui/Segments.tsx';

type ThreeWayProps = {
  readonly label: string;
  readonly value: Answer;
  readonly onChange: (value: Answer) => void;
};

/** Yes, no, or nobody knows. */
export const ThreeWay = (props: ThreeWayProps) => (
  <Segments
    {...props}
    options={[
      { key: 'yes', label: i18n.t('try.yes') },
      { key: 'no', label: i18n.t('try.no') },
      { key: 'unknown', label: i18n.t('try.unknown') },
    ]}
  />
);

type CountRowProps = {
  readonly label: string;
  /** Undefined: empty. */
  readonly value: number | undefined;
  /** What it means when it is empty. */
  readonly empty?: string;
  readonly onChange: (value: number | undefined) => void;
};

const MAX_COUNT = 1_000_000_000;

const parseCount = (text: string): number | undefined =>
  /^\d+$/u.test(text) ? Math.min(Number(text), MAX_COUNT) : undefined;

/** A whole number; empty means that there is none. */
export const CountRow = ({ label, value, empty, onChange }: CountRowProps) => {
  const id = useId();
  return (
    <div class="try-row">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="text-field-box"
        type="text"
        inputMode="numeric"
        autocomplete="off"
        placeholder={empty}
        value={value ?? ''}
        onInput={({ currentTarget }) => onChange(parseCount(currentTarget.value.trim()))}
      />
    </div>
  );
};
