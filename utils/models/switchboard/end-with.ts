import type { CallCommand } from '../../core/call/input.ts';
import type { CallState } from '../../core/call/state.ts';
import type { PublicKey } from '../../core/people/card.ts';
import type { UserId } from '../../core/people/ids.ts';
import type { Clock } from '../ports/system.ts';
import type { Book } from './book.ts';
import type { Engine } from './engine.ts';

/** Whom nothing is to be heard of any more. `device`: only that one of theirs. */
export type EndedWith = {
  readonly account: UserId;
  readonly userId: UserId;
  readonly how: 'blocked' | 'removed';
  readonly device?: PublicKey;
};

const concerns = (state: CallState, device: PublicKey | undefined): boolean => {
  if (device === undefined) return true;
  if ('device' in state) return state.device === device;
  return 'rung' in state && state.rung.every((one) => one.device === device);
};

/** Undefined: nobody sees or hears anything of it, and it ends by itself. */
const lastWord = (state: CallState, how: EndedWith['how']): CallCommand | undefined => {
  switch (state.phase) {
    case 'ended':
    case 'screening':
    case 'asked':
      return undefined;
    case 'ringing-here':
      // Nobody hears that they were blocked.
      return { type: how === 'blocked' && state.accepting === undefined ? 'block' : 'hang-up' };
    default:
      return { type: 'hang-up' };
  }
};

/**
 * Ends what goes on with somebody, while their letters still get through and ours know where to go: later a ring could be
 * stopped by neither side, and a talk would stay open after the other one left.
 */
export const createEndWith =
  (book: Book, engine: Pick<Engine, 'apply'>, clock: Clock) =>
  async ({ account, userId, how, device }: EndedWith): Promise<void> => {
    for (const { facts, state } of (await book.read()).calls) {
      if (facts.account !== account || facts.userId !== userId || !concerns(state, device)) continue;
      const command = lastWord(state, how);
      if (command !== undefined) await engine.apply(facts.id, { type: 'command', at: clock.now(), command });
    }
  };
