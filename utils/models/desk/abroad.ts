import type { Switchboard } from '../switchboard/switchboard.ts';
import type { VisitDesk } from './visits.ts';

/** A call that goes on needs the server of the other side for longer than a visit lasts. */
export const createStayAbroad =
  (switchboard: Pick<Switchboard, 'shown'>, visits: Pick<VisitDesk, 'stay'>) => async (): Promise<void> => {
    for (const { id, account, abroad } of await switchboard.shown())
      if (abroad !== undefined) await visits.stay({ id, account }, abroad);
  };
