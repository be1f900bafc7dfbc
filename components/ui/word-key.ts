type WordKey<S extends string> = S extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<WordKey<Rest>>}`
  : S;

/** The part of a message key that stands for a value of ours: `hung-up` → `hungUp`. */
export const wordKey = <S extends string>(value: S): WordKey<S> =>
  value.replace(/-./gu, ([, letter = '']) => letter.toUpperCase()) as WordKey<S>;
