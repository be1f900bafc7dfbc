import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../ui/Button.tsx';

type DeclineWithProps = {
  /** The form that it opened was left: the focus, which was there, comes back. */
  readonly isBack: boolean;
  readonly large?: boolean;
  readonly onOpen: () => void;
};

export const DeclineWith = ({ isBack, large = false, onOpen }: DeclineWithProps) => {
  const box = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (isBack) box.current?.querySelector('button')?.focus();
  }, []);
  return (
    <span ref={box}>
      <Button large={large} onClick={onOpen}>
        {i18n.t('answer.declineWith')}
      </Button>
    </span>
  );
};
