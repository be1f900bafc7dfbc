import type { CallId, Letter, LetterPayloads, LetterType } from '../../utils/core/protocol/letter.ts';
import { NOW } from './fakes/clock.ts';

export const CALL = 'AAAAAAAAAAAAAAAAAAAAAA' as CallId;

/** A letter of any type with the least that it must carry. */
export const createLetter = <T extends LetterType>(
  type: T,
  payload: LetterPayloads[T],
  change: Partial<Pick<Letter, 'call' | 'sequence' | 'time'>> = {},
): Letter => ({ type, call: CALL, sequence: 1, time: NOW, payload, ...change }) as Letter;
