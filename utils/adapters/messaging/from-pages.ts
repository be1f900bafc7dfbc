import * as v from 'valibot';
import { MEDIA_FAILURES, type CallCommand, type Leg, type MediaEvent } from '../../core/call/input.ts';
import { PERSON_ACTS, type KeptPerson } from '../../core/people/kept-person.ts';
import type { LogEntry } from '../../core/people/log-entry.ts';
import { PARTS, RESETTABLE } from '../../core/portable/portable.ts';
import { userId } from '../../core/people/id-schemas.ts';
import { callId, count, counter, mediaKind, publicKey } from '../../core/protocol/field-schemas.ts';
import { OWN_VERDICTS } from '../../core/screening/verdict.ts';
import type { FromPages, PersonChange } from '../../models/ports/messages.ts';
import type { Direction } from './receive.ts';
import { ownCandidates, ownDescription, ownObject } from './schemas.ts';
import type { Sender } from './sender.ts';

const command: v.GenericSchema<unknown, CallCommand> = v.variant('type', [
  v.object({ type: v.literal('hang-up') }),
  v.object({ type: v.literal('reason'), text: v.string() }),
  v.object({ type: v.literal('accept'), kind: mediaKind }),
  v.object({
    type: v.literal('decline'),
    message: v.exactOptional(v.string()),
    counter: v.exactOptional(counter),
  }),
  v.object({ type: v.literal('ignore') }),
  v.object({ type: v.literal('block') }),
  v.object({ type: v.literal('cancel-countdown') }),
  v.object({ type: v.literal('connect') }),
  v.object({ type: v.literal('resume') }),
  v.object({
    type: v.literal('call-again'),
    direct: v.exactOptional(v.boolean()),
    kind: v.exactOptional(mediaKind),
  }),
]);

const described = { description: ownDescription, candidates: ownCandidates };
const mediaEvent: v.GenericSchema<unknown, MediaEvent> = v.variant('type', [
  v.object({ type: v.literal('offer-ready'), ...described }),
  v.object({ type: v.literal('description'), ...described }),
  v.object({ type: v.literal('candidates'), candidates: ownCandidates }),
  v.object({ type: v.literal('connected') }),
  v.object({ type: v.literal('interrupted') }),
  v.object({ type: v.picklist(['left', 'vanished', 'page-began']) }),
  v.object({
    type: v.literal('failed'),
    why: v.picklist(MEDIA_FAILURES),
  }),
]);

const leg: v.GenericSchema<unknown, Leg> = v.object({
  role: v.picklist(['caller', 'callee']),
  rejoins: count,
  relayOnly: v.boolean(),
});

const change: v.GenericSchema<unknown, PersonChange> = v.variant('type', [
  v.object({ type: v.literal('star'), on: v.boolean() }),
  v.object({
    type: v.literal('verdict'),
    verdict: v.nullable(v.picklist(OWN_VERDICTS)),
  }),
  v.object({ type: v.literal('allow'), agreed: v.exactOptional(v.array(v.string())) }),
  v.object({ type: v.literal('ignore-invite') }),
  v.object({ type: v.literal('block'), changeAddress: v.boolean() }),
  v.object({ type: v.literal('unblock') }),
  v.object({ type: v.literal('remove') }),
  v.object({ type: v.literal('remove-device'), device: publicKey }),
  v.object({ type: v.literal('relay-only'), on: v.boolean() }),
  v.object({ type: v.literal('note'), text: v.string() }),
  v.object({ type: v.literal('confirm-device'), device: publicKey }),
]);

const person = { account: userId, userId };

export const FROM_PAGES: Direction<FromPages, Extract<Sender, { kind: 'page' }>> = {
  to: 'background',
  from: 'page',
  schemas: {
    overview: v.void(),
    'call-open': v.object({ call: callId }),
    'call-keys': v.object({ call: callId }),
    'call-command': v.object({ call: callId, command }),
    'call-media': v.object({ call: callId, event: mediaEvent, leg: v.exactOptional(leg) }),
    'show-call': v.object({ call: callId }),
    'call-person': v.object({ ...person, kind: mediaKind }),
    remind: v.object({ call: callId }),
    'cancel-reminder': v.object(person),
    'write-to-person': v.object(person),
    'change-person': v.object({ ...person, change }),
    'change-address': v.object({ account: userId }),
    'learn-following': v.object({ account: userId }),
    'known-following': v.object({ account: userId }),
    'people-imported': v.object({ account: userId }),
    'keep-person': v.object(person),
    'restore-person': v.object({ ...person, act: v.picklist(PERSON_ACTS), kept: ownObject<KeptPerson>() }),
    'clear-log': v.object({ account: userId }),
    'restore-log': v.object({ account: userId, entries: v.array(ownObject<LogEntry>()) }),
    'take-import': v.object({ account: userId, file: v.string(), parts: v.array(v.picklist(PARTS)) }),
    'reset-data': v.object({
      account: userId,
      what: v.picklist(RESETTABLE),
      undo: v.string(),
    }),
    'undo-data': v.object({ account: userId, undo: v.string() }),
    'test-broker': v.object({ url: v.string() }),
    wish: v.void(),
    'check-page': v.void(),
  },
};
