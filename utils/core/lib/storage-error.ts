/** newer-data: written by a newer version of Ahoy, left untouched · storage-broken: cannot be opened at all */
export type StorageTrouble = 'newer-data' | 'storage-broken';

/** The database cannot be opened. The one failure that every store can have, and that a person has to be told. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly reason: StorageTrouble;

  constructor(reason: StorageTrouble, cause: unknown) {
    super(reason, { cause });
    this.reason = reason;
  }
}
