import type { Card } from '../../core/people/card.ts';
import { digitsInput, safetyNumber } from '../../core/protocol/safety-number.ts';
import { sha256 } from './sha256.ts';

const hashed = async (card: Card) => ({ card, hash: await sha256(digitsInput(card)) });

/** The 60 digits that two people compare to know that they hold each other's keys. The same for both. */
export const createSafetyNumber = async (mine: Card, theirs: Card): Promise<string> =>
  safetyNumber(await hashed(mine), await hashed(theirs));
