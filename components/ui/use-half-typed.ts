import { useState } from 'preact/hooks';

type HalfTyped = { readonly typed: string | undefined; readonly onInput: (text: string) => void };

/** What stands in a field and is no value of it (yet): it stays there, and what was stored stays stored. */
export const useHalfTyped = <T>(
  parse: (text: string) => T | undefined,
  onValue: (value: T) => void,
): HalfTyped => {
  const [typed, setTyped] = useState<string>();
  return {
    typed,
    onInput: (text) => {
      const value = parse(text);
      setTyped(value === undefined ? text : undefined);
      if (value !== undefined) onValue(value);
    },
  };
};
