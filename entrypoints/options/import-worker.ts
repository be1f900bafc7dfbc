import { systemClock } from '../../utils/adapters/browser/system.ts';
import { serveImports } from '../../utils/adapters/imports/worker-side.ts';
import { createDatabase } from '../../utils/adapters/storage/database.ts';
import { createImportStore } from '../../utils/adapters/storage/imports.ts';

serveImports(self, { store: createImportStore(createDatabase()), clock: systemClock });
