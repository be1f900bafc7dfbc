import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Part } from '../../utils/core/portable/portable.ts';
import { PART_NAMES } from './data-texts.ts';

type DataPartProps = {
  readonly part: Part;
  /** What taking it would do; undefined: nothing, so it cannot be chosen. */
  readonly text: string | undefined;
  readonly chosen: boolean;
  readonly onChoose: (on: boolean) => void;
};

/** One part of a file; what it would do describes the checkbox and is no part of its name. */
export const DataPart = ({ part, text, chosen, onChoose }: DataPartProps) => {
  const id = useId();
  return (
    <div class="data-part">
      <input
        id={id}
        type="checkbox"
        checked={chosen}
        disabled={text === undefined}
        aria-describedby={`${id}-text`}
        onChange={(event) => onChoose(event.currentTarget.checked)}
      />
      <label for={id}>{PART_NAMES[part]()}</label>
      <p id={`${id}-text`} class="secondary">
        {text ?? i18n.t('yourData.nothingNew')}
      </p>
    </div>
  );
};
