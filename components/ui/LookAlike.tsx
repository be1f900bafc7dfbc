import { TriangleAlert } from 'lucide';
import type { PersonLabel } from '../../utils/core/call/view.ts';
import { Icon } from './Icon.tsx';
import { lookAlikeText } from './person-text.ts';
import './look-alike.css';

/** A quiet word beside a name that could be taken for another. */
export const LookAlike = ({ resembles }: { readonly resembles: PersonLabel | undefined }) =>
  resembles === undefined ? null : (
    <p class="look-alike">
      <Icon node={TriangleAlert} size={16} />
      <span>{lookAlikeText(resembles)}</span>
    </p>
  );
