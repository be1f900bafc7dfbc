/** Within `span` before `now`, ms. What is of a time to come was noted before the clock here was set back; it limits nobody. */
export const isLately = (at: number, now: number, span: number): boolean => at <= now && now - at < span;
