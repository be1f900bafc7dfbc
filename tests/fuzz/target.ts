import type * as fc from 'fast-check';

/** One parser or law under attack. */
export type Target = {
  readonly name: string;
  /** Throws for what must not be. `short` is what everybody's check has time for. */
  readonly property: (length: 'short' | 'long') => fc.IRawProperty<unknown>;
  /** How often in everybody's check; 100 unless it is dear. */
  readonly runs?: number;
};

/** Made when it is first needed, and once. */
export const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};
