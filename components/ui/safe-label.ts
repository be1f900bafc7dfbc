import type { PersonLabel } from '../../utils/core/call/view.ts';
import { cleanText } from '../../utils/core/protocol/text.ts';

/**
 * A person's labels as they may be shown: no character of a name is unseen or turns its neighbours around, whatever was
 * stored. A name of nothing else counts as none.
 */
export const safeLabel = ({ name, ...rest }: PersonLabel): PersonLabel => {
  const cleaned = name === undefined ? '' : cleanText(name);
  return cleaned === '' ? rest : { ...rest, name: cleaned };
};
