import { classifyRoute, type Route } from '../../core/x/route.ts';

/** Without the Navigation API (Firefox before 147) the URL is compared this often, ms. */
const POLL_MS = 250;

export const readRoute = (): Route => classifyRoute(location.hostname, location.pathname);

/** Calls back when the URL's path has changed. X moves by the history API, whose calls are not visible from here. */
export const watchRoutes = (changed: () => void, signal: AbortSignal): void => {
  let path = location.pathname;
  const compare = (): void => {
    if (location.pathname === path) return;
    path = location.pathname;
    changed();
  };
  addEventListener('popstate', compare, { signal });
  if ('navigation' in globalThis) {
    navigation.addEventListener('currententrychange', compare, { signal });
    return;
  }
  const timer = setInterval(compare, POLL_MS);
  signal.addEventListener('abort', () => clearInterval(timer));
};
