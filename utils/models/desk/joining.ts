import type { Handle, UserId } from '../../core/people/ids.ts';
import { keyOfHandle } from '../../core/people/pending-handle.ts';
import type { PendingHandles } from '../ports/people.ts';

export type JoiningDeps = {
  readonly handles: Pick<PendingHandles, 'find' | 'remove'>;
  /** Into *My people*, with all that follows from it. */
  readonly star: (account: UserId, userId: UserId) => Promise<void>;
};

/**
 * Files of contacts give handles, and a handle may be somebody else's tomorrow. Who was imported by one joins *My
 * people* when X next shows whose it is; from then on the id counts.
 */
export const createJoining =
  ({ handles, star }: JoiningDeps) =>
  async (
    account: UserId,
    seen: readonly { readonly id: UserId; readonly handle?: Handle | undefined }[],
  ): Promise<void> => {
    const ids = new Map(seen.map(({ id, handle }) => [handle && keyOfHandle(handle), id]));
    const named = seen.flatMap(({ handle }) => handle ?? []);
    if (named.length === 0) return;
    for (const { key, handle } of await handles.find(account, named)) {
      const id = ids.get(key);
      // In this order: whatever is interrupted here is done again when the handle is next seen.
      if (id !== undefined) await star(account, id);
      await handles.remove(account, handle);
    }
  };
