/** What can be decided for one person alone. Blocking is more than a verdict: it takes their card away. */
export const OWN_VERDICTS = ['ring', 'ask', 'silent', 'decline'] as const;
export type OwnVerdict = (typeof OWN_VERDICTS)[number];

export const ALL_VERDICTS = [...OWN_VERDICTS, 'block'] as const;
export type Verdict = (typeof ALL_VERDICTS)[number];
