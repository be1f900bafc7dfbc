import type { Part } from '../../utils/core/portable/portable.ts';
import { i18n } from '#i18n';
import { DataPart } from './DataPart.tsx';
import { accountText, holdsText, partText, type State } from './data-texts.ts';

type DataPreviewProps = {
  readonly state: State & { readonly step: 'preview' };
  /** `@handle` of whom Ahoy works for. */
  readonly account: string;
  readonly onChoose: (part: Part, on: boolean) => void;
};

const ALL: readonly Part[] = ['settings', 'rules', 'people', 'log'];
/** What one account can take of another's file. */
const NOT_OF_PEOPLE: readonly Part[] = ['settings', 'rules'];

/** What a file holds and what each part of it would replace. */
export const DataPreview = ({ state, account, onChoose }: DataPreviewProps) => {
  const { file, preview, chosen, isOther } = state;
  return (
    <>
      <p>{isOther ? i18n.t('yourData.other', [accountText(file.account), account]) : holdsText(file)}</p>
      <div class="data-parts">
        {(isOther ? NOT_OF_PEOPLE : ALL).map((part) => (
          <DataPart
            key={part}
            part={part}
            text={partText(part, preview)}
            chosen={chosen.includes(part)}
            onChoose={(on) => onChoose(part, on)}
          />
        ))}
      </div>
    </>
  );
};
