import type { IncomingVerdict } from '../../core/call/state.ts';
import { assertNever } from '../../core/lib/assert-never.ts';
import type { Judged } from '../../core/people/log-entry.ts';
import { isBusy } from '../../core/screening/judgement.ts';
import { isTalk, type CallRecord } from './record.ts';

/** One talk can be put on hold for another, and no third. */
const mayWait = ([talk, ...others]: readonly CallRecord[]): boolean =>
  talk !== undefined && others.length === 0 && isTalk(talk);

/** What a judgement means to the caller, beside the calls that this browser is busy with. */
export const verdictOf = ({ judgement }: Judged, engaged: readonly CallRecord[]): IncomingVerdict => {
  const { verdict, message } = judgement;
  switch (verdict) {
    case 'block':
    case 'silent':
      return { type: verdict };
    case 'decline':
      return message === undefined ? { type: 'decline' } : { type: 'decline', message };
    case 'ask':
      return { type: 'ask' };
    case 'ring':
      return { type: isBusy(judgement, engaged.length > 0, mayWait(engaged)) ? 'busy' : 'ring' };
    default:
      return assertNever(verdict);
  }
};
