/** “1,203”, as the browser's language has it. */
export const numberText = (value: number): string => new Intl.NumberFormat().format(value);
