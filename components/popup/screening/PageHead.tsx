import { ArrowLeft } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { IconButton } from '../../ui/IconButton.tsx';
import './page-head.css';

type PageHeadProps = {
  readonly title: string;
  readonly back: string;
  readonly onBack: () => void;
  /** Takes the focus when it appears, so that a screen reader begins here. */
  readonly focused: boolean;
};

/** The top of a page within a tab. */
export const PageHead = ({ title, back, onBack, focused }: PageHeadProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focused) heading.current?.focus();
  }, [focused]);
  return (
    <div class="page-head">
      <IconButton label={back} icon={ArrowLeft} onClick={onBack} />
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
    </div>
  );
};
