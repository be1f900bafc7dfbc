/** What is known about a person from X. Each fact says where it was seen and when; an absent one is unknown, never false. */

export const VERIFIED_KINDS = ['paid', 'organisation', 'government'] as const;
export type VerifiedKind = (typeof VERIFIED_KINDS)[number];

export type FactValues = {
  readonly iFollow: boolean;
  readonly followsMe: boolean;
  readonly verified: boolean;
  readonly verifiedAs: VerifiedKind;
  readonly blockedOnX: boolean;
  readonly mutedOnX: boolean;
  /** When the account was made on X, ms. */
  readonly joined: number;
  readonly followers: number;
  /** When our accepted 1:1 conversation was first seen, ms: X's page shows no time of its own. */
  readonly conversationSince: number;
  readonly wroteLast: 'me' | 'them';
};

export type FactName = keyof FactValues;

/** Names of the facts that are true or false. */
export const YES_NO_FACTS = ['iFollow', 'followsMe', 'verified', 'blockedOnX', 'mutedOnX'] as const;
export type YesNoFact = (typeof YES_NO_FACTS)[number];

/** What a content script can see. x-data: X's own responses on timelines, profiles and lists · x-page: what its page shows */
export const SEEN_SOURCES = ['x-data', 'x-page'] as const;
export type SeenSource = (typeof SEEN_SOURCES)[number];

/** x-archive: the person's own data archive. */
export const FACT_SOURCES = [...SEEN_SOURCES, 'x-archive'] as const;
export type FactSource = (typeof FACT_SOURCES)[number];

/** `at`: when it was seen, ms; of an archive, when X made it. */
export type Fact<T = FactValues[FactName]> = {
  readonly value: T;
  readonly source: FactSource;
  readonly at: number;
};

export type Facts = { readonly [K in FactName]?: Fact<FactValues[K]> };

/** Facts without source and date, as somebody reports them. */
export type SeenFacts = { readonly [K in FactName]?: FactValues[K] };
