import './chip.css';

type ChipProps = {
  readonly children: string;
  readonly pressed: boolean;
  readonly onClick: () => void;
};

/** One of a few short answers. */
export const Chip = ({ children, pressed, onClick }: ChipProps) => (
  <button type="button" class="chip" aria-pressed={pressed} onClick={onClick}>
    {children}
  </button>
);
