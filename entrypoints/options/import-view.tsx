import type { VNode } from 'preact';
import { ImportSection } from '../../components/options/ImportSection.tsx';
import { createImporter } from '../../utils/adapters/imports/importer.ts';
import { createArchiveLists } from '../../utils/adapters/storage/archive.ts';
import { createDatabase } from '../../utils/adapters/storage/database.ts';
import { createPendingHandles } from '../../utils/adapters/storage/handles.ts';
import { ARCHIVE_LISTS } from '../../utils/core/people/archive.ts';
import type { Background } from '../../utils/models/background.ts';
import type { CurrentAccount } from '../../utils/models/current-account.ts';
import { createImport } from '../../utils/models/imports/import.ts';
import type { OverviewModel } from '../../utils/models/overview.ts';

/** The section *Import*. What reads the files is a chunk further: the worker, made for the first of them. */
export const createImportView = (
  background: Background,
  overview: OverviewModel,
  account: CurrentAccount,
  until: AbortSignal,
): (() => VNode) => {
  const database = createDatabase();
  const imports = createImport(
    {
      importer: createImporter(
        () => new Worker(new URL('import-worker.ts', import.meta.url), { type: 'module' }),
      ),
      archive: createArchiveLists(database),
      handles: createPendingHandles(database),
      background,
      account,
      handle: () => overview.account.value?.handle,
    },
    until,
  );
  return () => {
    const known = imports.imported.value;
    const handle = overview.account.value?.handle;
    const shown = imports.state.value;
    const fresh = shown.step === 'preview' ? (shown.preview.archive?.lists ?? []) : [];
    return (
      <ImportSection
        state={shown}
        account={handle === undefined ? (account.value ?? '') : `@${handle}`}
        replaces={fresh.some(({ list }) => known?.lists[list] !== undefined)}
        imported={ARCHIVE_LISTS.flatMap((list) => {
          const meta = known?.lists[list];
          return meta === undefined ? [] : [{ list, count: meta.count, at: meta.at }];
        })}
        waiting={known?.waiting ?? { count: 0, first: [] }}
        hasAccount={account.value !== null}
        onChoose={imports.choose.value}
        onCancel={imports.cancel.value}
        onWrite={imports.write.value}
        onUndo={imports.undo.value}
        onForget={imports.forget.value}
      />
    );
  };
};
