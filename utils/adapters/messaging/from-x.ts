/** What a content script may say. It lives in a page of somebody else: every field is bounded and parsed. */
import * as v from 'valibot';
import { SEEN_SOURCES, VERIFIED_KINDS } from '../../core/people/fact.ts';
import { PERSON_WISHES } from '../../core/people/option.ts';
import type { HookReport, Partner, SeenPerson } from '../../core/people/seen.ts';
import { handle, userId } from '../../core/people/id-schemas.ts';
import { count, mediaKind } from '../../core/protocol/field-schemas.ts';
import type { FromX } from '../../models/ports/messages.ts';
import type { Direction } from './receive.ts';
import { textUpTo } from './schemas.ts';
import type { Sender } from './sender.ts';

const name = textUpTo(200);

const partner: v.GenericSchema<unknown, Partner> = v.object({
  id: userId,
  handle,
  name: v.exactOptional(name),
});

const seenPerson: v.GenericSchema<unknown, SeenPerson> = v.object({
  id: userId,
  handle: v.exactOptional(handle),
  name: v.exactOptional(name),
  facts: v.object({
    iFollow: v.exactOptional(v.boolean()),
    followsMe: v.exactOptional(v.boolean()),
    verified: v.exactOptional(v.boolean()),
    verifiedAs: v.exactOptional(v.picklist(VERIFIED_KINDS)),
    blockedOnX: v.exactOptional(v.boolean()),
    mutedOnX: v.exactOptional(v.boolean()),
    joined: v.exactOptional(count),
    followers: v.exactOptional(count),
    wroteLast: v.exactOptional(v.picklist(['me', 'them'])),
  }),
});

const hookReport: v.GenericSchema<unknown, HookReport> = v.object({
  page: v.picklist(['chat', 'profile', 'other']),
  hooks: v.pipe(
    v.array(
      v.object({
        name: textUpTo(80),
        found: v.picklist(['first', 'second', 'missing', 'not-expected']),
        count,
        expected: textUpTo(80),
      }),
    ),
    v.maxLength(100),
  ),
  broken: v.boolean(),
});

export type FromXSender = Extract<Sender, { kind: 'x' }>;

export const FROM_X: Direction<FromX, FromXSender> = {
  to: 'background',
  from: 'x',
  schemas: {
    'account-seen': v.object({
      me: userId,
      handle: v.exactOptional(handle),
      partner: v.exactOptional(partner),
    }),
    'place-call': v.object({ me: userId, partner, kind: mediaKind }),
    'set-verdict': v.object({
      me: userId,
      partner,
      verdict: v.picklist(PERSON_WISHES),
    }),
    'open-screening': v.null(),
    // X's own limit for a message; the token in it is parsed and bounded by the protocol.
    'invite-found': v.object({ me: userId, partner, token: textUpTo(500), text: textUpTo(10_000) }),
    facts: v.object({
      me: userId,
      people: v.pipe(v.array(seenPerson), v.maxLength(1000)),
      source: v.picklist(SEEN_SOURCES),
      following: v.exactOptional(count),
    }),
    'hook-report': hookReport,
    'calls-wanted': v.null(),
    learning: v.object({ me: userId, over: v.exactOptional(v.boolean()) }),
  },
};
