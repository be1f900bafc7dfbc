import type { Card } from '../../core/people/card.ts';
import { keyBytes } from '../../core/protocol/device-bytes.ts';
import { suite } from './hpke.ts';

/**
 * Whether letters can be sealed to a card. Some X25519 points give every sender the same all-zero secret, which
 * HPKE refuses (RFC 9180 section 7.1.4): a card with one of them is turned away here and never pinned.
 */
export const isUsableCard = async (card: Card): Promise<boolean> => {
  try {
    await suite.SetupSender(await suite.DeserializePublicKey(keyBytes(card.sealingKey)));
    return true;
  } catch {
    return false;
  }
};
