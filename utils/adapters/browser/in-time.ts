const LONGEST = 5_000;

/** What a browser answers that may never do so: undefined after five seconds, whatever comes later. */
export const inTime = <Answer>(answer: Promise<Answer>): Promise<Answer | undefined> =>
  Promise.race([answer, new Promise<undefined>((give) => setTimeout(() => give(undefined), LONGEST))]);
