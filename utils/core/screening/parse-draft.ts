import * as v from 'valibot';
import { conditionSchema, outcomeSchema, questionSchema } from './parse-rules.ts';
import type { DraftPart, RuleDraft } from './rule-draft.ts';

const typed = v.exactOptional(v.string());

const part: v.GenericSchema<unknown, DraftPart> = v.union([
  v.strictObject({
    question: questionSchema,
    negated: v.boolean(),
    typed: v.strictObject({
      days: typed,
      atLeast: typed,
      minutes: typed,
      callers: typed,
      from: typed,
      to: typed,
      words: typed,
    }),
  }),
  v.strictObject({ kept: conditionSchema }),
]);

const draft: v.GenericSchema<unknown, RuleDraft> = v.strictObject({
  id: v.string(),
  after: v.exactOptional(v.string()),
  name: v.string(),
  on: v.boolean(),
  joined: v.picklist(['all', 'any']),
  parts: v.array(part),
  outcome: outcomeSchema,
});

/** Drafts that another version of Ahoy may have kept; what is not one is dropped. */
export const parseDrafts = (stored: unknown): Readonly<Record<string, RuleDraft>> => {
  const kept = v.safeParse(v.record(v.string(), v.unknown()), stored);
  const sound = Object.entries(kept.success ? kept.output : {}).flatMap(([whose, one]) => {
    const parsed = v.safeParse(draft, one);
    return parsed.success ? [[whose, parsed.output] as const] : [];
  });
  return Object.fromEntries(sound);
};
