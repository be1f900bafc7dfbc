import type { Card } from './card.ts';
import type { Pin } from './person.ts';

type Said = { readonly card: Card; readonly cardAt: number };

/**
 * The card of a pinned device that counts after one was said in an invite or a `hello`. An invite may stand unread for
 * days and a `hello` may come a second time: neither brings back an address that a newer card has replaced.
 */
export const newestCard = (pin: Pin | undefined, said: Said): Said =>
  pin === undefined || said.cardAt > (pin.cardAt ?? 0) ? said : { card: pin.card, cardAt: pin.cardAt ?? 0 };
