/** Sixty digits in groups of five, as people read them to each other. */
export const digitGroups = (digits: string): readonly string[] => digits.match(/\d{5}/g) ?? [];
