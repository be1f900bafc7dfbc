import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import type { LinkFigures } from '../../utils/core/media/link-figures.ts';
import type { Quality as Judged } from '../../utils/core/media/quality.ts';
import { Switch } from '../ui/Switch.tsx';
import { useDisclosure } from '../ui/use-disclosure.ts';
import { adviceText, directionRows, levelText, pathFigures } from './quality-text.ts';
import './quality.css';

const BARS = [1, 2, 3, 4] as const;

/** Bars that are filled tell the level without colour; a level that is not known has a shape of its own. */
const Bars = ({ level }: { level: Judged['level'] }) => (
  <svg class={`quality-bars quality-${level}`} viewBox="0 0 20 16" width={20} height={16} aria-hidden="true">
    {BARS.map((bar) => (
      <rect
        key={bar}
        class={level !== 'unknown' && bar <= level ? 'quality-bar-full' : 'quality-bar'}
        x={(bar - 1) * 5 + 0.75}
        y={16 - bar * 3.6 - 0.75}
        width={3.5}
        height={bar * 3.6}
        rx={1}
      />
    ))}
  </svg>
);

const Numbers = ({ figures }: { figures: LinkFigures }) => (
  <>
    <table class="quality-table">
      <thead>
        <tr>
          <td />
          <th scope="col">{i18n.t('quality.sent')}</th>
          <th scope="col">{i18n.t('quality.received')}</th>
        </tr>
      </thead>
      <tbody>
        {directionRows(figures).map(({ name, up, down }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td dir="auto">{up}</td>
            <td dir="auto">{down}</td>
          </tr>
        ))}
      </tbody>
    </table>
    <dl class="quality-path">
      {pathFigures(figures).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  </>
);

export type QualityProps = {
  readonly quality: Judged;
  readonly figures: LinkFigures | undefined;
  /** Data saver on this side, and what the other side wants. */
  readonly saver: boolean;
  readonly peerSaver: boolean;
  /** Of the other side, for a sentence. */
  readonly name: string;
  readonly onSaver: (on: boolean) => void;
};

/** How well it gets through, at a glance; pressed, the numbers and what can be done. */
export const Quality = ({ quality, figures, saver, peerSaver, name, onSaver }: QualityProps) => {
  const id = useId();
  const panel = useDisclosure();
  const label = i18n.t('quality.label', [levelText(quality)]);
  return (
    <div class="quality" {...panel.around}>
      <button
        type="button"
        class="quality-button"
        aria-label={label}
        title={label}
        aria-expanded={panel.open}
        aria-controls={id}
        onClick={panel.toggle}
      >
        <Bars level={quality.level} />
      </button>
      <section
        id={id}
        class="call-panel quality-panel"
        aria-label={i18n.t('quality.title')}
        hidden={!panel.open}
      >
        <p class="quality-advice">{adviceText(quality, name)}</p>
        <Switch label={i18n.t('quality.saver')} on={saver} onChange={onSaver} />
        <p class="quality-hint">
          {peerSaver ? i18n.t('quality.peerSaver', [name]) : i18n.t('quality.saverHint')}
        </p>
        {figures !== undefined && <Numbers figures={figures} />}
      </section>
    </div>
  );
};
