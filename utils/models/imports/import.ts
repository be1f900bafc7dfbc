import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import type { ImportPreview, ImportRefusal } from '../../core/imports/found.ts';
import type { Handle, UserId } from '../../core/people/ids.ts';
import type { KeptBefore } from '../../core/people/kept-person.ts';
import type { PendingHandle } from '../../core/people/pending-handle.ts';
import type { Background } from '../background.ts';
import type { CurrentAccount } from '../current-account.ts';
import { createKept } from '../kept.ts';
import type { PendingHandles } from '../ports/people.ts';
import type { ArchiveLists, Importer } from '../ports/possessions.ts';

/** Where an import is. Nothing is written before `writing`, and then all or nothing. */
export type ImportState =
  | { readonly step: 'idle' | 'cancelled' | 'writing' | 'undoing' | 'undone' }
  /** `share`: from 0 to 1. */
  | { readonly step: 'reading'; readonly share: number }
  | { readonly step: 'refused'; readonly refusal: ImportRefusal }
  | { readonly step: 'failed'; readonly at: 'reading' | 'writing' | 'undoing' | 'forgetting' }
  /** Whoever waited under a handle does so no more. */
  | { readonly step: 'forgotten'; readonly cleared: readonly PendingHandle[] }
  | { readonly step: 'preview' | 'done'; readonly preview: ImportPreview };

/** What earlier imports left. */
export type Imported = {
  readonly lists: Awaited<ReturnType<ArchiveLists['imported']>>;
  /** Imported by their handle and not shown by X yet; the first of them by name. */
  readonly waiting: { readonly count: number; readonly first: readonly Handle[] };
};

/** An action that is impossible now is undefined. */
export type ImportModel = {
  readonly state: ReadonlySignal<ImportState>;
  readonly imported: ReadonlySignal<Imported | undefined>;
  readonly choose: ReadonlySignal<((files: readonly File[]) => void) | undefined>;
  readonly cancel: ReadonlySignal<(() => void) | undefined>;
  readonly write: ReadonlySignal<(() => void) | undefined>;
  /** Takes back what was imported or forgotten last. */
  readonly undo: ReadonlySignal<(() => void) | undefined>;
  /** Gives up waiting for whoever is known by handle only. */
  readonly forget: ReadonlySignal<(() => void) | undefined>;
};

type Dependencies = {
  readonly importer: Importer;
  readonly archive: ArchiveLists;
  readonly handles: Pick<PendingHandles, 'count' | 'first' | 'clear' | 'putBack'>;
  readonly background: Background;
  readonly account: CurrentAccount;
  /** Of that account, as far as it is known. */
  readonly handle: () => Handle | undefined;
};

/** So many of those who wait are named. */
const NAMED = 10;

const BUSY = new Set<ImportState['step']>(['reading', 'writing', 'undoing']);

export const createImport = (deps: Dependencies, until: AbortSignal): ImportModel => {
  const { importer, account } = deps;
  const state = signal<ImportState>({ step: 'idle' });
  let reading = new AbortController();
  /** Whose files were read last. */
  let readFor: UserId | undefined;
  /** Whom the background took for what was written last. */
  let accepted: Promise<readonly KeptBefore[]> = Promise.resolve([]);

  const imported = createKept(
    account,
    async (of): Promise<Imported> =>
      of === null
        ? { lists: {}, waiting: { count: 0, first: [] } }
        : {
            lists: await deps.archive.imported(of),
            waiting: { count: await deps.handles.count(of), first: await deps.handles.first(of, NAMED) },
          },
    until,
  );
  deps.background.on({ 'data-changed': ({ what }) => void (what === 'people' && imported.reload()) }, until);

  const read = async (files: readonly File[], of: UserId): Promise<void> => {
    const mine = (reading = new AbortController());
    readFor = of;
    state.value = { step: 'reading', share: 0 };
    const progress = (share: number): void => {
      if (!mine.signal.aborted) state.value = { step: 'reading', share };
    };
    try {
      const handle = deps.handle();
      const own = { id: of, ...(handle && { handle }) };
      const answer = await importer.read(files, own, progress, mine.signal);
      state.value =
        'refused' in answer
          ? { step: 'refused', refusal: answer.refused }
          : { step: 'preview', preview: answer.preview };
    } catch {
      if (!mine.signal.aborted) state.value = { step: 'failed', at: 'reading' };
    }
  };

  /** Writes or takes back, and tells the background, which may have to take cards that wait. */
  const change = async (at: 'writing' | 'undoing', work: () => Promise<void>, done: ImportState) => {
    state.value = { step: at };
    try {
      await work();
      state.value = done;
    } catch {
      state.value = { step: 'failed', at };
    }
    await imported.reload();
    // A background that does not answer finds everything in the store.
    if (readFor !== undefined)
      accepted = deps.background.ask('people-imported', { account: readFor }).catch(() => []);
  };

  /** People first: should the lists then stay as they are, the background takes the same people again. */
  const undoImport = async (account: UserId): Promise<void> => {
    for (const { userId, kept } of await accepted)
      await deps.background.ask('restore-person', { account, userId, act: 'accepted', kept });
    await importer.undo();
  };

  /** What is to be taken back; kept where that failed, to be tried again. */
  let takeBack: (() => Promise<void>) | undefined;
  const undoBy = (work: () => Promise<void>) => () => {
    takeBack = work;
    void change('undoing', work, { step: 'undone' });
  };

  const forget = async (of: UserId): Promise<void> => {
    try {
      state.value = { step: 'forgotten', cleared: await deps.handles.clear(of) };
    } catch {
      state.value = { step: 'failed', at: 'forgetting' };
    }
    await imported.reload();
  };

  const cancel = (): void => {
    reading.abort();
    state.value = { step: 'cancelled' };
  };

  return {
    state,
    imported: imported.value,
    choose: computed(() => {
      const of = account.value;
      if (of === undefined || of === null || BUSY.has(state.value.step)) return undefined;
      return (files) => {
        if (files.length > 0) void read(files, of);
      };
    }),
    cancel: computed(() => {
      const { step } = state.value;
      if (step !== 'reading' && step !== 'preview') return undefined;
      return cancel;
    }),
    write: computed(() => {
      const shown = state.value;
      // Another account was opened meanwhile: these lists are not about its people.
      if (shown.step !== 'preview' || account.value !== readFor) return undefined;
      return () => void change('writing', () => importer.write(), { step: 'done', preview: shown.preview });
    }),
    undo: computed(() => {
      const last = state.value;
      if (last.step === 'failed' && last.at === 'undoing') return takeBack && undoBy(takeBack);
      if (last.step === 'forgotten') return undoBy(() => deps.handles.putBack(last.cleared));
      const of = readFor;
      return last.step === 'done' && of !== undefined ? undoBy(() => undoImport(of)) : undefined;
    }),
    forget: computed(() => {
      const [of, { step }] = [account.value, state.value];
      const isImpossible = of === undefined || of === null || BUSY.has(step) || step === 'preview';
      return isImpossible || !imported.value.value?.waiting.count ? undefined : () => void forget(of);
    }),
  };
};
