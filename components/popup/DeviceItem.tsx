import { i18n } from '#i18n';
import type { Pin } from '../../utils/core/people/person.ts';
import { Button } from '../ui/Button.tsx';
import { digitGroups } from '../ui/digit-groups.ts';
import { dayText } from '../ui/time-text.ts';

export type DeviceItemProps = {
  /** From 1, newest proof first. */
  readonly index: number;
  readonly pin: Pin;
  /** ms. */
  readonly now: number;
  readonly safetyNumber?: string;
  readonly confirm?: () => void;
  readonly remove: () => void;
};

export const DeviceItem = ({ index, pin, now, safetyNumber, confirm, remove }: DeviceItemProps) => (
  <li class="device">
    <h3>{i18n.t('people.device', [index.toString()])}</h3>
    <p class="secondary">
      {pin.grade === 'written'
        ? i18n.t('proof.written', [dayText(pin.provedAt, now)])
        : i18n.t('proof.answered', [dayText(pin.provedAt, now)])}
      {' · '}
      {i18n.t('people.heard', [dayText(pin.heardAt, now)])}
    </p>
    {safetyNumber === undefined ? null : (
      <>
        <p class="device-title">{i18n.t('people.safetyNumber')}</p>
        <p class="device-digits" dir="ltr">
          {digitGroups(safetyNumber).map((group, index) => (
            <span key={index}>{group} </span>
          ))}
        </p>
        <p class="secondary">
          {pin.confirmedAt === undefined
            ? i18n.t('people.safetyHint')
            : i18n.t('proof.confirmed', [dayText(pin.confirmedAt, now)])}
        </p>
      </>
    )}
    <div class="card-actions">
      <Button onClick={safetyNumber === undefined ? undefined : confirm}>{i18n.t('people.confirm')}</Button>
      <Button tone="danger-outline" onClick={remove}>
        {i18n.t('people.removeDevice')}
      </Button>
    </div>
    <p class="secondary">{i18n.t('people.removeDeviceHint')}</p>
  </li>
);
