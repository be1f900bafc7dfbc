import { isSameHandle, parseHandle, parseUserId, type Handle, type UserId } from '../../core/people/ids.ts';
import { MY_PROFILE_LINK } from './selectors.ts';

/** The account of this page, from X's cookie `twid=u%3D<id>`. Undefined when logged out. */
export const readMe = (): UserId | undefined =>
  parseUserId(/(?:^|;\s*)twid="?u(?:=|%3D)(\d+)/i.exec(document.cookie)?.[1]);

/** Calls `changed` when `readMe` may answer something else; some browsers take away what tells it. */
export const watchMe = (changed: () => void, signal: AbortSignal): void => {
  const { cookieStore }: { readonly cookieStore?: CookieStore } = globalThis;
  cookieStore?.addEventListener(
    'change',
    (event) => {
      if ([...event.changed, ...event.deleted].some(({ name }) => name === 'twid')) changed();
    },
    { signal },
  );
};

/** Undefined below 500 px, where X has no side navigation. */
const readMyHandle = (): Handle | undefined => handleOfLink(document.querySelector(MY_PROFILE_LINK));

export type Who = { readonly me: UserId | undefined; readonly myHandle: Handle | undefined };

/**
 * Another account that was chosen in another tab has its cookie here, too, while this page is still that of the account
 * before, as its side navigation says: until X makes that anew it is nobody's.
 */
export const createWhoReader = (): (() => Who) => {
  let before: { readonly me: UserId; readonly myHandle: Handle } | undefined;
  return () => {
    const [me, myHandle] = [readMe(), readMyHandle()];
    const isLeft = me !== before?.me && myHandle && before && isSameHandle(myHandle, before.myHandle);
    if (isLeft) return { me: undefined, myHandle };
    if (me && myHandle) before = { me, myHandle };
    return { me, myHandle };
  };
};

/** The person whom a link leads to: `/<handle>` on X and nothing more. */
export const handleOfLink = (link: Element | null | undefined): Handle | undefined => {
  const [, path] =
    /^(?:https:\/\/(?:www\.)?(?:x|twitter)\.com)?\/([^/?#]+)\/?$/.exec(link?.getAttribute('href') ?? '') ??
    [];
  return parseHandle(path);
};
