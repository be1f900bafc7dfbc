/** Both directions between the background and the broker host: our own code on either side. */
import * as v from 'valibot';
import type { Card } from '../../core/people/card.ts';
import type { Letter, OpenedLetter } from '../../core/protocol/letter.ts';
import { userId } from '../../core/people/id-schemas.ts';
import type { FromHost, ToHost } from '../../models/ports/messages.ts';
import type { Presence } from '../../core/broker/link.ts';
import type { Direction } from './receive.ts';
import { ownObject } from './schemas.ts';
import type { Sender } from './sender.ts';

export const TO_HOST: Direction<ToHost, Extract<Sender, { kind: 'background' }>> = {
  to: 'host',
  from: 'background',
  schemas: {
    configure: v.object({ accounts: v.array(userId), brokerUrl: v.string() }),
    send: v.object({
      account: userId,
      to: ownObject<Card>(),
      letter: ownObject<Letter>(),
      psk: v.exactOptional(v.string()),
    }),
    visit: v.object({ account: userId, brokerUrl: v.string(), trip: v.string(), isErrand: v.boolean() }),
    'set-timer': v.object({ id: v.string(), at: v.number() }),
    'clear-timer': v.object({ id: v.string() }),
    ring: v.object({ sound: v.picklist(['off', 'ring', 'waiting']) }),
    'test-broker': v.object({ url: v.string() }),
  },
};

export const FROM_HOST: Direction<FromHost, Extract<Sender, { kind: 'host' }>> = {
  to: 'background',
  from: 'host',
  schemas: {
    'host-started': v.void(),
    letter: v.object({ account: userId, opened: ownObject<OpenedLetter>() }),
    hello: v.object({
      account: userId,
      pskId: v.string(),
      card: ownObject<Card>(),
      opened: ownObject<OpenedLetter>(),
    }),
    presence: v.object({ account: userId, presence: ownObject<Presence>() }),
    timer: v.object({ id: v.string() }),
  },
};
