export type Phase =
  | 'inviting'
  | 'dialing'
  | 'asking'
  | 'ringing'
  | 'connecting'
  | 'live'
  | 'reconnecting'
  | 'ended'
  | (string & {});

/** Where a window is on the screen, in CSS pixels. */
export type Bounds = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** What a screen reader calls what can be pressed. */
export type Role = 'button' | 'checkbox' | 'radio' | 'switch' | 'tab';
export type FieldRole = 'textbox' | 'spinbutton';

/**
 * What a test may ask of a person, whatever browser they use. Buttons are pressed as a person presses them. `Page` is what
 * the driver of that browser calls a page.
 */
export type Anybody<Page = unknown> = {
  readonly handle: string;
  readonly browser: 'Chromium' | 'Firefox';
  /** Sets the signaling server where the Options page keeps it. */
  setBroker(url: string): Promise<void>;
  /** The direct messages with somebody, or a group by its id, ready to write in. */
  openChat(withWhom: string): Promise<Page>;
  seeCallButton(kind: 'Audio' | 'Video', whom: string): Promise<void>;
  pressCall(kind: 'Audio' | 'Video', whom: string): Promise<void>;
  composerText(): Promise<string>;
  /** Sends what is in X's composer already. */
  sendDraft(): Promise<void>;
  /** Waits until this caller rings, and gives what is shown of it where this browser has rings answered. */
  ringText(caller: string): Promise<string>;
  /** Whether anybody is shown to ring. */
  isRung(): Promise<boolean>;
  /** Waits until this caller rings, and answers where this browser has rings answered. */
  answer(caller: string, how: 'Accept' | 'Decline'): Promise<void>;
  /** Waits until this person's invite was read in the DM, and calls them where this browser offers that. */
  callInviter(inviter: string): Promise<void>;
  waitForPhase(phase: Phase | readonly Phase[], timeoutMs?: number): Promise<Page>;
  /** What a function finds in the window of the call. */
  inCall<A, T>(look: (given: A) => T | Promise<T>, given: A): Promise<T>;
  pressInCall(button: string): Promise<void>;
  closeCall(): Promise<void>;
  /** The popup, on one of its tabs, in a page that stays. */
  popupOn(tab: 'Screening' | 'People' | 'Recent'): Promise<Page>;
  /** Presses what has this name in a page of the extension, once it is there. */
  pressIn(page: Page, role: Role, name: string): Promise<void>;
  /** Types into a field in place of what is in it, and presses Enter. */
  writeIn(page: Page, role: FieldRole, field: string, text: string): Promise<void>;
  chooseIn(page: Page, field: string, option: string): Promise<void>;
  /** What a person reads there. */
  textOf(page: Page): Promise<string>;
  /** What a function finds in X's page. */
  inX<A, T>(look: (given: A) => T | Promise<T>, given: A): Promise<T>;
  /** What a function finds where the extension's storage can be reached. */
  inExtension<A, T>(act: (given: A) => T | Promise<T>, given: A): Promise<T>;
  /** An empty tab. */
  newPage(): Promise<Page>;
  /** Puts the window that the direct messages are in somewhere on the screen, in front of what opened meanwhile. */
  placeX(bounds: Bounds): Promise<void>;
  /** The person closes the browser. */
  untilClosed(): Promise<void>;
};
