import * as v from 'valibot';
import { userId } from '../../core/people/id-schemas.ts';
import { rulesSchema } from '../../core/screening/parse-rules.ts';
import type { Screening } from '../../core/screening/screening.ts';
import type { BrowserSettings } from '../../models/ports/settings.ts';

/** What each field must look like; reads as undefined when it does not. */
export type Fields<T> = { readonly [K in keyof T]-?: v.GenericSchema<unknown, NonNullable<T[K]>> };

export const BROWSER_FIELDS: Fields<BrowserSettings> = {
  brokerUrl: v.string(),
  relays: v.array(
    v.object({
      url: v.string(),
      login: v.picklist(['password', 'shared-secret']),
      username: v.string(),
      secret: v.string(),
    }),
  ),
  alwaysRelay: v.boolean(),
  hideLocal: v.boolean(),
  ringWindow: v.boolean(),
  welcomed: v.boolean(),
  agreedHosts: v.array(v.string()),
  currentAccount: userId,
};

export const SCREENING_FIELDS: Fields<Screening> = {
  takeCalls: v.boolean(),
  expectingUntil: v.number(),
  rules: rulesSchema,
};

/** What is sound of what was stored; a field that is not is as if it had never been set. */
export const soundFields = <T extends object>(
  fields: Fields<T>,
  stored: (name: keyof T & string) => unknown,
): Partial<T> => {
  const names = Object.keys(fields) as (keyof T & string)[];
  const sound = names.flatMap((name) => {
    const parsed = v.safeParse(fields[name], stored(name));
    return parsed.success ? [[name, parsed.output]] : [];
  });
  return Object.fromEntries(sound) as Partial<T>;
};
