/** The parts of an export, each field read as if a stranger had written it. */
import * as v from 'valibot';
import type { EndReason } from '../call/view.ts';
import type { LogOutcome } from '../people/log-entry.ts';
import { NOTE_LENGTH } from '../people/person.ts';
import { cardBrokerOf, parseBrokerUrl } from '../protocol/broker-url.ts';
import { handle, userId } from '../people/id-schemas.ts';
import { callId, counter, mediaKind } from '../protocol/field-schemas.ts';
import { MAX_RELAYS } from '../protocol/relay.ts';
import { parseRelayUrl } from '../protocol/relay-url.ts';
import { cleanLine, cleanText } from '../protocol/text.ts';
import { rulesSchema } from '../screening/parse-rules.ts';
import type { Rule } from '../screening/rule.ts';
import { MAX_CALLS, MAX_PEOPLE } from './limits.ts';
import type { Portable, PortableCall, PortablePerson, PortableSettings } from './portable.ts';
import { cleaned, factsUntil, judgedUntil, ownVerdict, timeUntil } from './schema-judged.ts';

/** Normalizing makes a text up to three times as long, and older files may hold one that was not cut afterwards. */
const MAX_WRITTEN_NOTE = 3 * NOTE_LENGTH;
const MAX_URL = 300;
/** A call of a month is a broken clock. */
const MAX_DURATION = 31 * 24 * 3_600_000;

/** Every member of the union, or the build breaks. */
const ENDS: Readonly<Record<EndReason, true>> = {
  'hung-up': true,
  'hung-up-by-peer': true,
  cancelled: true,
  'cancelled-by-peer': true,
  declined: true,
  'declined-by-peer': true,
  'no-answer': true,
  'no-reason': true,
  missed: true,
  busy: true,
  unreachable: true,
  ignored: true,
  blocked: true,
  silenced: true,
  'answered-elsewhere': true,
  'not-connected': true,
  'connection-failed': true,
  'connection-lost': true,
  'no-relay': true,
  'identity-changed': true,
  'proof-broken': true,
  'proof-differs': true,
  'window-closed': true,
  'joined-other-call': true,
};
const OUTCOMES: Readonly<Record<LogOutcome, true>> = {
  answered: true,
  unanswered: true,
  missed: true,
  silenced: true,
  declined: true,
  blocked: true,
  failed: true,
};
const keysOf = <K extends string>(record: Readonly<Record<K, true>>) =>
  v.picklist(Object.keys(record) as K[]);

/** Cutting may leave half a character, which cleaning takes away. */
const cleanNote = (text: string): string => {
  const cleaned = cleanLine(text).slice(0, NOTE_LENGTH);
  return cleaned === text ? cleaned : cleanNote(cleaned);
};

/** A name of which cleaning leaves nothing is none. */
const withoutEmptyName = <T extends { readonly name?: string }>({ name, ...rest }: T) => ({
  ...rest,
  ...(name === undefined || name === '' ? {} : { name }),
});

const label = { userId, handle: v.exactOptional(handle), name: v.exactOptional(cleaned) };

export const personUntil = (now: number): v.GenericSchema<unknown, PortablePerson> =>
  v.pipe(
    v.object({
      ...label,
      facts: factsUntil(now),
      starred: v.boolean(),
      blocked: v.boolean(),
      verdict: v.exactOptional(ownVerdict),
      relayOnly: v.boolean(),
      note: v.pipe(v.string(), v.maxLength(MAX_WRITTEN_NOTE), v.transform(cleanNote)),
      since: timeUntil(now),
    }),
    v.transform(withoutEmptyName),
  );

export const callUntil = (now: number): v.GenericSchema<unknown, PortableCall> =>
  v.object({
    call: callId,
    direction: v.picklist(['outgoing', 'incoming']),
    person: v.pipe(v.object(label), v.transform(withoutEmptyName)),
    kind: mediaKind,
    at: timeUntil(now),
    duration: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(MAX_DURATION))),
    outcome: keysOf(OUTCOMES),
    end: v.exactOptional(keysOf(ENDS)),
    reason: v.exactOptional(cleaned),
    message: v.exactOptional(cleaned),
    counter: v.exactOptional(counter),
    judged: v.exactOptional(judgedUntil(now)),
  });

const isBrokerUrl = (text: string): boolean => {
  const broker = parseBrokerUrl(text);
  if (!broker.ok) return false;
  const named = cardBrokerOf(broker.value);
  return named.ok || named.error !== 'too-long';
};

const urlThat = (works: (text: string) => boolean) =>
  v.pipe(v.string(), v.maxLength(MAX_URL), v.check(works));

/** What Options would refuse to save is refused here, too. */
const brokerUrl = urlThat(isBrokerUrl);
const relayUrl = urlThat((text) => parseRelayUrl(text).ok);
const isRelayUrl = (text: string): boolean => v.is(relayUrl, text) && text.trim() !== '';

/** Version 1 had one relay, or an empty text. */
const settingsOfVersion1 = v.pipe(
  v.object({ brokerUrl, relayUrl, takeCalls: v.boolean() }),
  v.transform(({ relayUrl, ...rest }) => ({ ...rest, relays: [relayUrl].filter(isRelayUrl) })),
);

const settings: v.GenericSchema<unknown, PortableSettings> = v.union([
  v.object({
    brokerUrl,
    relays: v.pipe(v.array(v.pipe(relayUrl, v.check(isRelayUrl))), v.maxLength(MAX_RELAYS)),
    takeCalls: v.boolean(),
    alwaysRelay: v.boolean(),
    hideLocal: v.boolean(),
    ringWindow: v.exactOptional(v.boolean()),
  }),
  settingsOfVersion1,
]);

/** What is stored and cannot work counts as the default, here as everywhere. */
export const readableSettings = (stored: PortableSettings): PortableSettings => ({
  brokerUrl: v.is(brokerUrl, stored.brokerUrl) ? stored.brokerUrl : '',
  relays: stored.relays.filter(isRelayUrl).slice(0, MAX_RELAYS),
  takeCalls: stored.takeCalls,
  alwaysRelay: stored.alwaysRelay === true,
  hideLocal: stored.hideLocal === true,
  ringWindow: stored.ringWindow === true,
});

const cleanRule = ({ name, outcome, ...rule }: Rule): Rule => ({
  ...rule,
  ...(name === undefined ? {} : { name: cleanText(name) }),
  outcome: {
    ...outcome,
    ...(outcome.message === undefined ? {} : { message: cleanText(outcome.message) }),
  },
});

export const portableUntil = (now: number): v.GenericSchema<unknown, Portable> =>
  v.object({
    account: v.object({ id: userId, handle: v.exactOptional(handle) }),
    madeAt: timeUntil(now),
    settings,
    rules: v.pipe(
      rulesSchema,
      v.transform((rules) => rules.map(cleanRule)),
    ),
    people: v.pipe(v.array(personUntil(now)), v.maxLength(MAX_PEOPLE)),
    log: v.pipe(v.array(callUntil(now)), v.maxLength(MAX_CALLS)),
  });
