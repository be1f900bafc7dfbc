import type { CallCommand } from '../../core/call/input.ts';
import type { Book } from './book.ts';
import type { SwitchboardDeps } from './deps.ts';
import type { Engine } from './engine.ts';
import { isEngaged, isRingingHere, isTalk, type CallRecord } from './record.ts';

/** I talk in one call at a time. */
export interface Taking {
  /**
   * An accept takes this browser: whoever I talk to is put on hold, whoever else rings hears that it is busy, and whoever
   * I rang that I gave up.
   */
  accept(ring: CallRecord, command: CallCommand & { readonly type: 'accept' }): Promise<void>;
  /** Every other talk is put on hold. */
  holdOthers(talks: CallRecord): Promise<void>;
}

export const createTaking = (
  { clock }: Pick<SwitchboardDeps, 'clock'>,
  book: Book,
  engine: Engine,
): Taking => {
  const holdOthers = async (talks: CallRecord): Promise<void> => {
    for (const call of (await book.read()).calls)
      if (call !== talks && isTalk(call) && !call.onHold)
        await engine.amend(call.facts.id, (held) => ({ ...held, onHold: true }));
  };
  const endOthers = async (taken: CallRecord, at: number): Promise<void> => {
    for (const call of (await book.read()).calls) {
      const { id } = call.facts;
      if (id === taken.facts.id) continue;
      if (isRingingHere(call)) await engine.apply(id, { type: 'refuse', at });
      else if (isEngaged(call) && !isTalk(call))
        await engine.apply(id, { type: 'command', at, command: { type: 'hang-up' } });
    }
  };
  return {
    async accept(ring, command) {
      const at = clock.now();
      await holdOthers(ring);
      await endOthers(ring, at);
      await engine.apply(ring.facts.id, { type: 'command', at, command });
    },
    holdOthers,
  };
};
