import type { Person } from '../../core/people/person.ts';
import { isNamedByRule } from '../../core/screening/decide.ts';
import type { KnownFacts } from '../ports/people.ts';
import type { SettingsStore } from '../ports/settings.ts';
import { callerOf } from './judge.ts';

/** Whether a rule of the person's account, as it stands now, says that they ring. */
export const createIsNamed =
  (deps: { readonly settings: Pick<SettingsStore, 'screening'>; readonly known: KnownFacts }) =>
  async (person: Person): Promise<boolean> => {
    const { rules } = await deps.settings.screening(person.account);
    const facts = await deps.known.of(person.account, person.userId);
    return isNamedByRule(callerOf(person, undefined, facts), rules);
  };
