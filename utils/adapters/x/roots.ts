import type { Finder } from './find.ts';
import type { Hook } from './selectors.ts';
import { rootOf } from './shadow-root.ts';

/**
 * Where a chat's content is: in a shadow root, or in the light DOM below its host. X may leave an old host behind
 * for a while: the last one that is seen and has content counts. `isAwaited`: the host is there, its content is not.
 */
export const findRoot = (
  find: Finder,
  hook: Hook,
): { root: Element | ShadowRoot | undefined; isAwaited: boolean } => {
  const all = find.all(hook, document);
  const seen = all.filter((host) => all.length < 2 || host.checkVisibility());
  const hosts = seen.length > 0 ? seen : all;
  const root = hosts
    .map((host) => rootOf(host) ?? host)
    .findLast((candidate) => candidate.childElementCount > 0);
  return { root, isAwaited: !root && hosts.length > 0 };
};
