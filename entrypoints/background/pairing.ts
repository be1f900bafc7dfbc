import { createInviteTokens } from '../../utils/adapters/crypto/invite-tokens.ts';
import { createCallPairing } from '../../utils/models/desk/call-pairing.ts';
import { createPairingNews, type PairingNewsDeps } from '../../utils/models/desk/pairing-news.ts';
import { createLeaveAddress } from '../../utils/models/desk/taken-address.ts';
import { createVisits } from '../../utils/models/desk/visits.ts';
import { createLookAlikes } from '../../utils/models/look-alikes.ts';
import { createPairing } from '../../utils/models/pairing/pairing.ts';
import { createIsNamed } from '../../utils/models/screening/named.ts';
import type { Base } from './base.ts';
import { peopleChanged } from './changes.ts';
import { inviteText } from './invite-text.ts';

export type PairingParts = ReturnType<typeof createPairingParts>;

type Later = Pick<PairingNewsDeps, 'isWaitedFor'> & { readonly refresh: () => void };

/** Who knows whose card, and the ways to where their devices are. */
export const createPairingParts = (
  { host, stores, notifier, configureHost, patience }: Base,
  { isWaitedFor, refresh }: Later,
) => {
  const { clock, random, session, settings, accounts, people, pins, invites, known } = stores;
  const lookAlikes = createLookAlikes(people);
  const isNamedByRule = createIsNamed({ settings, known });

  const news = createPairingNews({
    people,
    invites,
    notifier,
    isWaitedFor,
    changed: () => {
      lookAlikes.forget();
      peopleChanged();
      refresh();
    },
  });
  const pairing = createPairing({
    clock,
    random,
    timers: host.timers,
    session,
    accounts,
    people,
    pins,
    invites,
    tokens: createInviteTokens(accounts),
    post: host.post,
    moveSocket: configureHost,
    isNamedByRule,
    events: news,
    patience,
  });

  const callPairing = createCallPairing({ pairing, pins, invites, words: inviteText });
  const visits = createVisits({
    pins,
    settings,
    devicesOf: (account, userId) => callPairing.devicesOf(account, userId),
    visit: (trip) => host.visit(trip),
    tell: (account) => pairing.tell(account),
  });

  return {
    pairing,
    pairingChanged: news.changed,
    callPairing,
    visits,
    lookAlikes,
    isNamedByRule,
    leaveAddress: createLeaveAddress({
      session,
      clock,
      changeAddress: (account) => pairing.changeAddress(account),
    }),
  };
};
