import type { CallHashes } from '../../models/media-ports.ts';
import { createSafetyNumber } from './safety-digits.ts';
import { sha256 } from './sha256.ts';

export const callHashes: CallHashes = { sha256, safetyNumber: createSafetyNumber };
