import type { Handle, UserId } from './ids.ts';

/** Somebody of whom a file gave a handle only. They join *My people* when X shows whose handle it is. */
export type PendingHandle = {
  readonly account: UserId;
  /** The handle in lower case: X does not tell capitals apart. */
  readonly key: string;
  readonly handle: Handle;
  readonly name?: string;
  /** When it was imported, ms. */
  readonly at: number;
  readonly source: 'contacts';
};

export const keyOfHandle = (handle: Handle): string => handle.toLowerCase();
