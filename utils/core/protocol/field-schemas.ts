/** Schemas of fields that letters, files, storage and messages have in common. */
import * as v from 'valibot';
import { parsePublicKey, type PublicKey } from '../people/card.ts';
import { parseCallId } from './call-id.ts';
import type { CallId } from './letter.ts';

export const callId = v.custom<CallId>((input) => parseCallId(input) !== undefined);
export const publicKey = v.custom<PublicKey>((input) => parsePublicKey(input) !== undefined);

export const mediaKind = v.picklist(['audio', 'video']);
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));
