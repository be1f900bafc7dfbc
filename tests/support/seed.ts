/** Every property is tried with the same inputs in every run, unless `SEED` says otherwise; a failure prints its seed and path. */
import { configureGlobal } from 'fast-check';

configureGlobal({ seed: Number(process.env['SEED'] ?? 1) });
