import type { CallKeys } from '../ports/messages.ts';
import type { CallId } from '../../core/protocol/letter.ts';
import type { Accounts } from '../ports/accounts.ts';
import type { PinStore } from '../ports/people.ts';
import type { Switchboard } from '../switchboard/switchboard.ts';

export type CallKeysDeps = {
  readonly switchboard: Pick<Switchboard, 'partner'>;
  readonly accounts: Pick<Accounts, 'get'>;
  readonly pins: Pick<PinStore, 'get'>;
};

/** Whose two devices talk in a window; null while they do not, or when one was removed meanwhile. */
export const createCallKeys =
  ({ switchboard, accounts, pins }: CallKeysDeps) =>
  async (window: CallId): Promise<CallKeys | null> => {
    const partner = await switchboard.partner(window);
    if (partner === undefined) return null;
    const [own, pin] = await Promise.all([
      accounts.get(partner.account),
      pins.get(partner.account, partner.device),
    ]);
    if (own === undefined || pin === undefined) return null;
    const { card, confirmedAt } = pin;
    return { mine: own.card, theirs: card, ...(confirmedAt === undefined ? {} : { confirmedAt }) };
  };
