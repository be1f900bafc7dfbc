import { Search } from 'lucide';
import { Icon } from '../ui/Icon.tsx';

type SearchFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
};

export const SearchField = ({ label, value, onInput }: SearchFieldProps) => (
  <div class="search-field">
    <Icon node={Search} size={18} />
    <input
      type="search"
      aria-label={label}
      placeholder={label}
      dir="auto"
      value={value}
      onInput={(event) => onInput(event.currentTarget.value)}
    />
  </div>
);
