/** Schemas of the ids of people, for letters, files, storage and messages alike. */
import * as v from 'valibot';
import { parseHandle, parseUserId, type Handle, type UserId } from './ids.ts';

export const userId = v.custom<UserId>((input) => parseUserId(input) !== undefined);
export const handle = v.custom<Handle>((input) => parseHandle(input) !== undefined);
