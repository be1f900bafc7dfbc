import type { Doubt } from '../../core/x/evidence.ts';
import type { Look } from '../../core/x/certainty.ts';
import type { Partner, SeenPerson } from '../../core/people/seen.ts';
import type { Result } from '../../core/lib/result.ts';
import type { Finding } from './find.ts';

/** Places of a page that can show one person with a pair of buttons. */
export type Place = 'route' | 'drawer' | 'profile';
export const PLACES = ['route', 'drawer', 'profile'] as const satisfies readonly Place[];

/** What one look at one place saw. Nothing in it is kept longer than until the next look. */
export type Sight = {
  readonly place: Place;
  readonly verdict: Result<Partner, Doubt>;
  readonly look: Look;
  /** Where the buttons go: into `parent`, before `before`. */
  readonly anchor: { readonly parent: Element; readonly before: Element } | undefined;
  /** Something that belongs here has not come (yet), or X renamed it. */
  readonly isIncomplete: boolean;
  /** The chat's host is there without content, which may come without any sign. */
  readonly isAwaited: boolean;
  readonly findings: readonly Finding[];
  readonly watch: Watched;
  /** Of an accepted conversation that can be written in. */
  readonly composer?: HTMLTextAreaElement | undefined;
  readonly messages?: Element | undefined;
  /** Around the inbox row that is marked as open. */
  readonly inbox?: Element | undefined;
  /** What this place shows about its person, for screening. */
  readonly seen: SeenPerson | undefined;
};

/** A call belongs here, whether or not its person can be told. */
export const isExpected = (verdict: Sight['verdict']): boolean => verdict.ok || verdict.error !== 'not-here';

/** What must wake us for this place. Message list and inbox are never in it: they change with every scrolled row. */
export type Watched = {
  /** Children of these and of all their ancestors. */
  readonly ways: readonly Node[];
  /** Everything inside these small elements. */
  readonly whole: readonly Element[];
  /** Attributes of just these. */
  readonly single: readonly Element[];
};
