import type { FactName, SeenFacts } from './fact.ts';
import { parseHandle, parseUserId } from './ids.ts';
import type { SeenPerson } from './seen.ts';

/** A person as one of X's responses shows them (`x-user.ts`), checked. */
export type SeenXUser = SeenPerson & { readonly following?: number };

/** More than X puts into one response. */
const MAX_USERS = 500;
const MAX_NAME = 100;

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
const isYesNo = (value: unknown): boolean => typeof value === 'boolean';

/** `conversationSince` and `wroteLast` are nothing that X's responses say. */
const CHECKS: { readonly [K in FactName]?: (value: unknown) => boolean } = {
  iFollow: isYesNo,
  followsMe: isYesNo,
  blockedOnX: isYesNo,
  mutedOnX: isYesNo,
  verified: isYesNo,
  verifiedAs: (value) => value === 'paid' || value === 'organisation' || value === 'government',
  joined: isCount,
  followers: isCount,
};

/** What came out of X's page, where anybody may have put it: whoever is not sound is left out, and so is each fact. */
export const parseSeenXUsers = (input: unknown): readonly SeenXUser[] =>
  Array.isArray(input) ? input.slice(0, MAX_USERS).flatMap((one: unknown) => parseUser(one) ?? []) : [];

const parseUser = (input: unknown): SeenXUser | undefined => {
  const said = (input ?? {}) as { readonly [K in keyof SeenXUser]: unknown };
  const id = parseUserId(said.id);
  const handle = parseHandle(said.handle);
  const facts = (said.facts ?? {}) as Record<string, unknown>;
  if (!id || !handle) return undefined;
  return {
    id,
    handle,
    ...(typeof said.name === 'string' && said.name !== '' ? { name: said.name.slice(0, MAX_NAME) } : {}),
    ...(isCount(said.following) ? { following: said.following } : {}),
    facts: Object.fromEntries(
      Object.entries(CHECKS).flatMap(([name, isSound]) =>
        isSound(facts[name]) ? [[name, facts[name]]] : [],
      ),
    ) as SeenFacts,
  };
};
