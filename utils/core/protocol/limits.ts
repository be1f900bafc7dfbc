/** The bounds of protocol v1. Sizes in bytes, times in ms. */

/** A letter, decoded; and the base64url text of that many bytes. */
export const MAX_LETTER_BYTES = 16_384;
export const MAX_LETTER_CHARACTERS = Math.ceil((MAX_LETTER_BYTES * 4) / 3);

export const MAX_CANDIDATES = 24;
export const MAX_CANDIDATE_BYTES = 256;
/** An inflated session description: the hard stop against deflate bombs. */
export const MAX_SDP_BYTES = 65_536;

export const MAX_TEXT_CODE_POINTS = 140;
export const MAX_TEXT_BYTES = 560;

/** “In N minutes”: a day at most. */
export const MAX_COUNTER_MINUTES = 1440;

export const MAX_RING_DURATION = 45_000;

export const MAX_SEQUENCE = 2 ** 31 - 1;

/** `ahoy1:` and the base64url text of an invite. */
export const MAX_TOKEN_CHARACTERS = 320;
export const INVITE_LIFETIME = 7 * 24 * 3_600_000;
export const MAX_INVITE_AHEAD = 10 * 60_000;
/** A time that was written down from further ahead than this came from a clock of mine that was wrong, and counts no more, ms. */
export const MAX_INVITE_MARK_AHEAD = 24 * 3_600_000;
/** Against a flood of forged rows: new devices pinned from invites, per account. */
export const MAX_NEW_PINS_PER_HOUR = 5;

export const MAX_DEVICES_PER_PERSON = 5;
/** A device that was not heard of for this long is forgotten. */
export const DEVICE_LIFETIME = 180 * 24 * 3_600_000;

/** A changed card is announced this long, this often. */
export const CARD_REPEAT_LIFETIME = 30 * 24 * 3_600_000;
export const CARD_REPEAT_INTERVAL = 3_600_000;

export const MAX_BROKER_BYTES = 96;
/** What an invite has room for; a leading `https://` is left out and does not count. */
export const MAX_INVITE_BROKER_BYTES = 37;
