export const FORMAT_KIND = 'ahoy-export';
/** Rises when a reader of the version before would misunderstand what is written. */
export const FORMAT_VERSION = 2;
