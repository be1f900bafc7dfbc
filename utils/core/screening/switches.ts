import type { Verdict } from './verdict.ts';

/** The simple switches of the Screening tab, stored per account. */
export type ScreeningSwitches = {
  readonly takeCalls: boolean;
  readonly myPeople: boolean;
  readonly iFollow: boolean;
  readonly verified: boolean;
  readonly anyoneWithCard: boolean;
  readonly everyoneElse: Exclude<Verdict, 'ring'>;
  /** Sent with `decline`; empty: declines without words. */
  readonly declineMessage: string;
};

export const DEFAULT_SWITCHES: ScreeningSwitches = {
  takeCalls: true,
  myPeople: true,
  iFollow: true,
  verified: false,
  anyoneWithCard: true,
  everyoneElse: 'ask',
  declineMessage: '',
};
