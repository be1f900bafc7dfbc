/** Between the options page and the worker that reads for it. One question at a time. */
import type { ImportPreview, ImportRefusal } from '../../core/imports/found.ts';
import type { ArchiveOwner } from '../../core/imports/archive-elements.ts';

export type ReadAnswer = { readonly preview: ImportPreview } | { readonly refused: ImportRefusal };

export type ToImportWorker =
  | { readonly type: 'read'; readonly files: readonly File[]; readonly own: ArchiveOwner }
  | { readonly type: 'write' }
  | { readonly type: 'undo' };

export type FromImportWorker =
  | { readonly type: 'progress'; readonly share: number }
  | { readonly type: 'done'; readonly answer?: ReadAnswer }
  | { readonly type: 'failed' };
