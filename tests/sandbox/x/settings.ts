/** What one account's X looks like and how it misbehaves. Times are milliseconds. */
export type XSettings = {
  theme: 'white' | 'dim' | 'black';
  lang: 'en' | 'ja' | 'ar';
  /** The host of the chat is in the page this long before its shadow root is attached. */
  attachMs: number;
  /** The attached root stays empty this long. */
  emptyRootMs: number;
  /** Grey placeholders instead of the conversation. */
  skeletonMs: number;
  /** After a switch the header still shows the person before, link and name, for this long. */
  previousLinkMs: number;
  /** After that the header has no link for this long. */
  hydrateMs: number;
  composerMs: number;
  /** The saved draft comes back this long after the composer was mounted, over whatever is in it. */
  draftMs: number;
  /** pending → sent → delivered takes this long per step. */
  sendMs: number;
  /** Messages end as `failed` instead. */
  sendFails: boolean;
  lightDom: boolean;
  closedRoot: boolean;
  /** data-testid → the name that this page uses instead. An empty name leaves the attribute out. */
  testIdRenames: Record<string, string>;
  /** All children of the chat's root are removed this often, and come back after 50 ms. 0: never. */
  wipeRootEveryMs: number;
  /** `<html>` is replaced by a new element this long after load. 0: never. */
  replaceHtmlMs: number;
  /** A call button of X's own in the header. */
  nativeCallButton: boolean;
  /** The 1:1 header has no link at all. */
  noHeaderLink: boolean;
  /** Inbox rows carry no `aria-description`. */
  noRowDescription: boolean;
  /** The drawer keeps its inbox in the DOM, hidden, while a conversation is open. */
  drawerKeepsInbox: boolean;
  /** A banner instead of the composer. */
  readOnly: boolean;
  /** `/i/chat` asks for the passcode first. */
  passcode: boolean;
  /** In which of X's shapes user objects are served. */
  userShape: 'legacy' | 'core' | 'newest' | 'reduced';
  /** So many people follow nobody and say nothing, but the account follows them all. */
  crowd: number;
  /** Source of what somebody got into X's page. It runs before X's own scripts. */
  injected: string;
};

export const DEFAULT_SETTINGS: XSettings = {
  theme: 'white',
  lang: 'en',
  attachMs: 120,
  emptyRootMs: 40,
  skeletonMs: 0,
  previousLinkMs: 60,
  hydrateMs: 120,
  composerMs: 200,
  draftMs: 300,
  sendMs: 60,
  sendFails: false,
  lightDom: false,
  closedRoot: false,
  testIdRenames: {},
  wipeRootEveryMs: 0,
  replaceHtmlMs: 0,
  nativeCallButton: false,
  noHeaderLink: false,
  noRowDescription: false,
  drawerKeepsInbox: true,
  readOnly: false,
  passcode: false,
  userShape: 'newest',
  crowd: 0,
  injected: '',
};
