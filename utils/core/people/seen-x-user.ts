import type { FactName, SeenFacts } from './fact.ts';
import { parseHandle, parseUserId, type UserId } from './ids.ts';
import { MAX_X_NAME, type SeenPerson } from './seen.ts';

/** More than X puts into one response. */
const MAX_USERS = 500;

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** `conversationSince` and `wroteLast` are nothing that X's responses say. */
const isSound = (name: FactName, value: unknown): boolean => {
  if (typeof value === 'boolean') return /^(iFollow|followsMe|verified|(blocked|muted)OnX)$/.test(name);
  if (isCount(value)) return name === 'joined' || name === 'followers';
  return name === 'verifiedAs' && (value === 'paid' || value === 'organisation' || value === 'government');
};

type Said = { readonly [K in 'id' | 'handle' | 'name' | 'following' | 'facts']?: unknown } | null;

const parseUser = (said: Said): SeenPerson | undefined => {
  const id = parseUserId(said?.id);
  const handle = parseHandle(said?.handle);
  if (!said || !id || !handle) return undefined;
  const { name, facts } = said;
  return {
    id,
    handle,
    ...(name && typeof name === 'string' ? { name: name.slice(0, MAX_X_NAME) } : {}),
    facts: Object.fromEntries(
      Object.entries(facts ?? {}).filter(([name, value]) => isSound(name as FactName, value)),
    ) as SeenFacts,
  };
};

/**
 * What was read of X's responses (`x-user.ts`), but came out of X's page, where anybody may have put it: whoever is not
 * sound is left out, and so is each fact. `following`: how many people `me` follows.
 */
export const parseSeenXUsers = (
  input: unknown,
  me: UserId,
): { readonly people: readonly SeenPerson[]; readonly following: number | undefined } => {
  const users: readonly Said[] = Array.isArray(input) ? input.slice(0, MAX_USERS) : [];
  const following = users.find((one) => one?.id === me)?.following;
  return {
    people: users.flatMap((one) => parseUser(one) ?? []).filter(({ id }) => id !== me),
    following: isCount(following) ? following : undefined,
  };
};
