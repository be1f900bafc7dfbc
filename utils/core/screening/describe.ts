import type { SeenFacts, VerifiedKind } from '../people/fact.ts';
import { mergeFacts, newPerson } from '../people/facts.ts';
import type { UserId } from '../people/ids.ts';
import type { Person, Pin } from '../people/person.ts';
import type { Answer } from './condition.ts';
import type { Caller } from './input.ts';

/** A caller who is made up to try the rules out. An absent number is not known. */
export type Described = {
  readonly starred: boolean;
  readonly accepted: boolean;
  readonly iFollow: Answer;
  readonly followsMe: Answer;
  /** `yes`: verified, and nobody knows as what. */
  readonly verified: Answer | VerifiedKind;
  readonly blockedOnX: Answer;
  readonly mutedOnX: Answer;
  readonly accountDays?: number | undefined;
  readonly followers?: number | undefined;
  readonly proof: NonNullable<Caller['proof']>;
};

/** Nobody has this id on X, so nothing is stored under it. */
export const NOBODY = '0' as UserId;

const DAY = 86_400_000;

/** Somebody with a proved key of whom nothing is known. */
export const STRANGER: Described = {
  starred: false,
  accepted: false,
  iFollow: 'unknown',
  followsMe: 'unknown',
  verified: 'unknown',
  blockedOnX: 'unknown',
  mutedOnX: 'unknown',
  proof: 'written',
};

type Stated<K extends string> = { readonly [N in K]?: boolean };

const stated = <K extends string>(name: K, answer: Answer): Stated<K> =>
  answer === 'unknown' ? {} : ({ [name]: answer === 'yes' } as Stated<K>);

const verifiedFacts = (verified: Described['verified']): SeenFacts => {
  if (verified === 'yes' || verified === 'no' || verified === 'unknown') return stated('verified', verified);
  return { verified: true, verifiedAs: verified };
};

/** The made-up caller as the stores would give a real one. `now`: the moment of the call, ms. */
export const describe = (
  { starred, accepted, accountDays, followers, proof, ...answers }: Described,
  account: UserId,
  now: number,
): { readonly person: Person; readonly pin: Pick<Pin, 'grade' | 'confirmedAt'> } => {
  const seen: SeenFacts = {
    ...stated('iFollow', answers.iFollow),
    ...stated('followsMe', answers.followsMe),
    ...verifiedFacts(answers.verified),
    ...stated('blockedOnX', answers.blockedOnX),
    ...stated('mutedOnX', answers.mutedOnX),
    ...(accountDays === undefined ? {} : { joined: now - accountDays * DAY }),
    ...(followers === undefined ? {} : { followers }),
  };
  return {
    person: {
      ...newPerson(account, NOBODY, now),
      starred,
      accepted,
      facts: mergeFacts({}, seen, 'x-data', now),
    },
    pin: proof === 'confirmed' ? { grade: 'written', confirmedAt: now } : { grade: proof },
  };
};
