/** What a verdict rested on, read from a file that anybody may have written. */
import * as v from 'valibot';
import { FACT_SOURCES, VERIFIED_KINDS, type Facts } from '../people/fact.ts';
import type { Judged } from '../people/log-entry.ts';
import { PROOF_GRADES } from '../people/person.ts';
import { count, mediaKind } from '../protocol/field-schemas.ts';
import { cleanText } from '../protocol/text.ts';
import { questionSchema } from '../screening/parse-rules.ts';
import { OWN_VERDICTS, ALL_VERDICTS } from '../screening/verdict.ts';

/** More than any list of rules leads to. */
const MAX_STEPS = 200;
const MAX_GROUNDS = 500;
const MAX_NEWCOMERS = 10_000;
const MAX_MESSAGE = 560;

export const cleaned = v.pipe(v.string(), v.maxLength(MAX_MESSAGE), v.transform(cleanText));
const verdict = v.picklist(ALL_VERDICTS);

/** ms. What lies in the future was dated by a wrong clock or by malice, and would outlive everything newer. */
export const timeUntil = (now: number): v.GenericSchema<unknown, number> =>
  v.pipe(
    count,
    v.transform((at) => Math.min(at, now)),
  );

export const ownVerdict = v.picklist(OWN_VERDICTS);

const source = v.picklist(FACT_SOURCES);

const factOf = <T>(value: v.GenericSchema<unknown, T>, now: number) =>
  v.object({ value, source, at: timeUntil(now) });

export const factsUntil = (now: number): v.GenericSchema<unknown, Facts> => {
  const yesNo = v.exactOptional(factOf(v.boolean(), now));
  return v.object({
    iFollow: yesNo,
    followsMe: yesNo,
    verified: yesNo,
    blockedOnX: yesNo,
    mutedOnX: yesNo,
    verifiedAs: v.exactOptional(factOf(v.picklist(VERIFIED_KINDS), now)),
    joined: v.exactOptional(factOf(timeUntil(now), now)),
    followers: v.exactOptional(factOf(count, now)),
    conversationSince: v.exactOptional(factOf(timeUntil(now), now)),
    wroteLast: v.exactOptional(factOf(v.picklist(['me', 'them']), now)),
  });
};

export const judgedUntil = (now: number): v.GenericSchema<unknown, Judged> => {
  const time = timeUntil(now);
  const fact = factOf(v.union([v.boolean(), count, v.pipe(v.string(), v.maxLength(20))]), now);
  const input = v.object({
    caller: v.object({
      starred: v.boolean(),
      accepted: v.boolean(),
      blocked: v.boolean(),
      verdict: v.exactOptional(ownVerdict),
      proof: v.exactOptional(v.picklist(PROOF_GRADES)),
      facts: factsUntil(now),
    }),
    situation: v.object({
      now: time,
      local: v.object({
        weekday: v.picklist([0, 1, 2, 3, 4, 5, 6]),
        minute: v.pipe(count, v.maxValue(1439)),
      }),
      takeCalls: v.boolean(),
      inCall: v.boolean(),
      presence: v.exactOptional(v.picklist(['active', 'idle', 'locked'])),
      // Lies in the future by its nature.
      expectingUntil: count,
    }),
    history: v.object({
      called: count,
      answered: count,
      refused: count,
      attemptsToday: count,
      unansweredToday: count,
      lastUnanswered: v.exactOptional(time),
      firstContact: v.boolean(),
      newcomers: v.pipe(v.array(time), v.maxLength(MAX_NEWCOMERS)),
    }),
    ring: v.object({ kind: mediaKind, reason: v.exactOptional(cleaned) }),
  });
  const answer = v.picklist(['yes', 'no', 'unknown']);
  const ground = v.object({
    question: questionSchema,
    answer,
    negated: v.exactOptional(v.literal(true)),
    fact: v.exactOptional(fact),
  });
  const step = v.object({
    rule: v.object({
      id: v.pipe(v.string(), v.maxLength(40)),
      name: v.exactOptional(cleaned),
    }),
    outcome: v.union([answer, v.literal('off')]),
    grounds: v.pipe(v.array(ground), v.maxLength(MAX_GROUNDS)),
  });
  const judgement = v.object({
    verdict,
    message: v.exactOptional(cleaned),
    options: v.object({
      noSound: v.exactOptional(v.literal(true)),
      relayOnly: v.exactOptional(v.literal(true)),
      cameraOff: v.exactOptional(v.literal(true)),
      callWaiting: v.exactOptional(v.literal(true)),
    }),
    reasonGiven: v.exactOptional(v.literal(true)),
    // Without a step nobody could say which rule decided.
    chain: v.pipe(v.array(step), v.minLength(1), v.maxLength(MAX_STEPS)),
  });
  // `Fact` pairs names with values; here a ground's fact is shown and never asked again.
  return v.object({ input, judgement }) as v.GenericSchema<unknown, Judged>;
};
