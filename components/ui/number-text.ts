import { locale } from './locale.ts';

/** “1,203” */
export const numberText = (value: number): string => new Intl.NumberFormat(locale()).format(value);
