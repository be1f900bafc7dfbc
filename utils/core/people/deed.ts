import type { PersonLabel } from '../call/view.ts';
import type { OwnVerdict } from '../screening/verdict.ts';
import type { PublicKey } from './card.ts';
import type { PersonAct } from './kept-person.ts';

type DeviceDeed = { readonly type: 'device-removed' | 'device-confirmed'; readonly device: PublicKey };

/** What was done to a person. */
export type PersonDeed =
  | { readonly type: Exclude<PersonAct, 'verdict' | 'blocked' | 'accepted' | DeviceDeed['type']> }
  | DeviceDeed
  /** null: as the rules say. */
  | { readonly type: 'verdict'; readonly verdict: OwnVerdict | null }
  /** `newAddress`: with a new address of mine, which stays. */
  | { readonly type: 'blocked'; readonly newAddress: boolean };

/** Something that was done, and is said. */
export type Deed =
  | (PersonDeed & { readonly person: PersonLabel })
  /** They heard of it at once, so it cannot be taken back. */
  | { readonly type: 'allowed'; readonly person: PersonLabel }
  /** A call that went silent here and rings on for whoever made it. */
  | { readonly type: 'call-ignored'; readonly person: PersonLabel }
  | { readonly type: 'call-declined'; readonly person: PersonLabel }
  | { readonly type: 'log-cleared'; readonly calls: number }
  | { readonly type: 'rule-on'; readonly rule: { readonly id: string; readonly name?: string } };
