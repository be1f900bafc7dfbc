/**
 * The type of `i18n.t` for this catalogue. `@wxt-dev/i18n` has one of its own, which works out all keys anew at every call:
 * with a thousand of them, checking types and linting takes minutes instead of seconds. The build puts this in its place.
 */
type Features = { readonly plural: boolean; readonly substitutions: number };

type Substitution = string | number;
type Tuples = {
  1: readonly [Substitution];
  2: readonly [Substitution, Substitution];
  3: readonly [Substitution, Substitution, Substitution];
  4: readonly [Substitution, Substitution, Substitution, Substitution];
};
type SubstitutionsOf<F extends Features> = F['substitutions'] extends keyof Tuples
  ? Tuples[F['substitutions']]
  : never;

type Plain<S> = { [K in keyof S]: S[K] extends { plural: false; substitutions: 0 } ? K : never }[keyof S];
type Counted<S> = { [K in keyof S]: S[K] extends { plural: true } ? K : never }[keyof S];
type Filled<S> = Exclude<keyof S, Plain<S> | Counted<S>>;

export type Words<S extends Record<string, Features>> = {
  readonly t: {
    (key: Plain<S>): string;
    <K extends Filled<S>>(key: K, substitutions: SubstitutionsOf<S[K]>): string;
    /** `n` chooses the plural form and stands for `$1` unless it is given otherwise. */
    (key: Counted<S>, n: number, substitutions?: readonly Substitution[]): string;
  };
};
