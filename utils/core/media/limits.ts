/** How long media may take. All in ms. */
export const MEDIA_TIMES = {
  /** The callee's offer waits this long for candidates before it is reported. */
  gathering: 1_000,
  /** Candidates that come close together travel in one letter. */
  flush: 50,
  /** An offer without an answer is repeated after this. */
  answer: 4_000,
  /** Relay-only: no relay candidate within this time means that there is no relay. */
  relay: 5_000,
  /** From accept to the first connection. */
  first: 20_000,
  /** Without a first connection by then, another path is tried once; on a slow network five seconds are usual. */
  hung: 8_000,
  /** A path that is called dead for less than this is not worth a word. */
  tell: 400,
  /** A path that is away for less than this usually comes back by itself. */
  shaky: 2_000,
  /** From the beginning of an interruption to giving up. */
  giveUp: 15_000,
} as const;

/** Waiting times after each ICE restart; their number is the number of tries. */
export const RESTART_BACKOFF = [3_000, 4_000, 6_000] as const;

/** Remote candidates kept until the description that they belong to is known. */
export const MAX_EARLY_CANDIDATES = 64;

/** Descriptions kept while the browser is busy with another one. */
export const MAX_EARLY_DESCRIPTIONS = 4;

/** Characters of one message on the data channel. */
export const MAX_CHANNEL_MESSAGE = 65_536;

/** Messages of the other side that are read within `ms`; what comes beyond is not even parsed. */
export const MESSAGE_ALLOWANCE = { count: 200, ms: 10_000 } as const;

/** Their descriptions within `ms`. An offer that is left lying comes again after `MEDIA_TIMES.answer`. */
export const DESCRIPTION_ALLOWANCE = { count: 12, ms: 15_000 } as const;

/** Ours are four and the data channel; a few more may belong to a later version. */
export const MAX_MEDIA_SECTIONS = 12;
