import { MAX_TEXT_CODE_POINTS } from './limits.ts';

/** As much of what a person types as a letter takes, counted as it is counted there: one emoji is not two. */
export const keepTyped = (text: string): string => Array.from(text).slice(0, MAX_TEXT_CODE_POINTS).join('');
