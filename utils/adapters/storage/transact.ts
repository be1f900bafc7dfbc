import type { IDBPTransaction, StoreNames } from 'idb';
import type { AhoySchema, Database } from './database.ts';

type Store = StoreNames<AhoySchema>;

/**
 * One transaction over no more stores than are touched, so that a ring waits for as little as can be. All that `work`
 * writes is there afterwards, or nothing: then this rejects with what it threw.
 */
export const transact = async <S extends Store, T>(
  database: Database,
  stores: readonly S[],
  work: (tx: IDBPTransaction<AhoySchema, S[], 'readwrite'>) => Promise<T>,
): Promise<T> => {
  const tx = (await database()).transaction([...stores], 'readwrite');
  try {
    const result = await work(tx);
    await tx.done;
    return result;
  } catch (error) {
    tx.done.catch(() => {});
    try {
      tx.abort();
    } catch {
      // The browser has taken it back already.
    }
    throw error;
  }
};
