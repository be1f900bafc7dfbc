import type { HookReport } from '../../core/people/seen.ts';
import type { Hook } from './selectors.ts';

export type Finding = HookReport['hooks'][number];

/** How hooks fared in one look, and what they found. */
export type Finder = {
  /** All that the hook matches in `scope`, by its first way or else its second. */
  readonly all: (hook: Hook, scope: ParentNode | undefined) => readonly Element[];
  readonly one: (hook: Hook, scope: ParentNode | undefined) => Element | undefined;
  /** Of several the last that is seen: X may leave an older one before it, on its way out or hidden. */
  readonly current: (hook: Hook, scope: ParentNode | undefined) => Element | undefined;
  readonly findings: () => readonly Finding[];
};

export const createFinder = (): Finder => {
  const findings = new Map<string, Finding>();

  const all: Finder['all'] = (hook, scope) => {
    const { name, expected = '1' } = hook;
    const first = scope ? [...scope.querySelectorAll(hook.first)] : [];
    const elements = first.length > 0 || !scope ? first : (hook.second?.(scope) ?? []);
    const absent = expected.startsWith('0') ? 'not-expected' : 'missing';
    const found = first.length > 0 ? 'first' : elements.length > 0 ? 'second' : absent;
    findings.set(name, { name, found, count: elements.length, expected });
    return elements;
  };

  const current: Finder['current'] = (hook, scope) =>
    all(hook, scope).findLast((one, _, { length }) => length === 1 || one.checkVisibility());

  return { all, current, one: (hook, scope) => all(hook, scope)[0], findings: () => [...findings.values()] };
};
