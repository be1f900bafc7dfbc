import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Confirm } from '../ui/Confirm.tsx';
import { inSentence } from '../ui/person-text.ts';
import { Choice } from '../ui/Choice.tsx';

type BlockPersonProps = {
  readonly name: string;
  readonly onBlock: ((changeAddress: boolean) => void) | undefined;
};

/** Blocking, with the offer of a new address: who was blocked still knows the old one. */
export const BlockPerson = ({ name, onBlock }: BlockPersonProps) => {
  const [changeAddress, setChangeAddress] = useState(false);
  return (
    <Confirm
      label={i18n.t('people.block')}
      question={i18n.t('people.blockSure', [inSentence(name)])}
      yes={i18n.t('people.blockYes')}
      no={i18n.t('people.keep')}
      onConfirm={onBlock && (() => onBlock(changeAddress))}
    >
      <Choice
        type="checkbox"
        label={i18n.t('people.blockAddress')}
        checked={changeAddress}
        onChange={setChangeAddress}
      />
    </Confirm>
  );
};
