import * as broker from './targets/broker.ts';
import * as contexts from './targets/contexts.ts';
import * as imports from './targets/imports.ts';
import * as invites from './targets/invites.ts';
import * as kept from './targets/kept.ts';
import * as laws from './targets/laws.ts';
import * as letters from './targets/letters.ts';
import * as media from './targets/media.ts';
import * as people from './targets/people.ts';
import * as seals from './targets/seals.ts';
import type { Target } from './target.ts';

/** Everything that reads what others wrote. A new parser gets a target in one of these files. */
export const TARGETS: readonly Target[] = [
  letters,
  seals,
  invites,
  broker,
  media,
  people,
  imports,
  kept,
  contexts,
  laws,
].flatMap((file) => Object.values<Target>(file));
