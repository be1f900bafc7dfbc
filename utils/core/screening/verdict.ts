export type Verdict = 'ring' | 'ask' | 'silent' | 'decline' | 'block';

/** What can be decided for one person alone. Blocking is more than a verdict: it takes their card away. */
export type OwnVerdict = Exclude<Verdict, 'block'>;
