import type { YesNoFact } from '../people/fact.ts';
import type { Person } from '../people/person.ts';
import type { ScreeningSwitches } from './switches.ts';
import type { Explanation } from './verdict.ts';

/**
 * Who may ring: the first line that matches decides. A fact that is not known matches nothing.
 * Pure; `person` is as the account knows them now.
 */
export const decideRing = (person: Person, switches: ScreeningSwitches): Explanation => {
  if (person.blocked) return { verdict: 'block', key: 'blocked-person' };
  if (!switches.takeCalls) return { verdict: 'silent', key: 'not-taking-calls' };
  if (switches.myPeople && person.starred) return { verdict: 'ring', key: 'my-people' };
  const byFact = (on: boolean, name: YesNoFact, key: Explanation['key']): Explanation | undefined => {
    const fact = person.facts[name];
    return on && fact?.value === true ? { verdict: 'ring', key, fact: { name, at: fact.at } } : undefined;
  };
  return (
    byFact(switches.iFollow, 'iFollow', 'i-follow') ??
    byFact(switches.verified, 'verified', 'verified') ??
    (switches.anyoneWithCard && person.accepted
      ? { verdict: 'ring', key: 'has-card' }
      : { verdict: switches.everyoneElse, key: 'everyone-else' })
  );
};

/** Whether a rule (not an act of the person here) already says ring: then a card that was read is accepted by itself. */
export const isNamedByRule = (person: Person, switches: ScreeningSwitches): boolean => {
  if (person.blocked) return false;
  const { key } = decideRing({ ...person, accepted: false }, { ...switches, takeCalls: true });
  return key === 'my-people' || key === 'i-follow' || key === 'verified';
};
