/** More than anybody has; a file beyond is damage or malice. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;
export const MAX_PEOPLE = 50_000;
/** As many as *Recent* keeps. */
export const MAX_CALLS = 10_000;
