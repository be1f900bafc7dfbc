import { i18n } from '#i18n';
import { numberText } from '../ui/number-text.ts';
import type { FactName, Facts, FactValues } from '../../utils/core/people/fact.ts';
import { SOURCES } from '../ui/chain-text.ts';
import { ageText } from '../ui/past-text.ts';
import { dayText } from '../ui/time-text.ts';

type Texts = { readonly [K in FactName]: (value: FactValues[K], now: number) => string };

/** Said both ways, under the fact's own key. */
const orNot =
  (name: 'iFollow' | 'followsMe' | 'verified' | 'blockedOnX' | 'mutedOnX') =>
  (is: boolean): string =>
    i18n.t(`fact.${name}${is ? '' : 'Not'}`);

const TEXTS: Texts = {
  iFollow: orNot('iFollow'),
  followsMe: orNot('followsMe'),
  verified: orNot('verified'),
  verifiedAs: (kind) => {
    switch (kind) {
      case 'paid':
        return i18n.t('fact.verifiedPaid');
      case 'organisation':
        return i18n.t('fact.verifiedOrganisation');
      case 'government':
        return i18n.t('fact.verifiedGovernment');
    }
  },
  blockedOnX: orNot('blockedOnX'),
  mutedOnX: orNot('mutedOnX'),
  joined: (at, now) => i18n.t('fact.joined', [dayText(at, now)]),
  followers: (count) => i18n.t('fact.followers', count, [numberText(count)]),
  conversationSince: (at, now) => i18n.t('fact.conversation', [dayText(at, now)]),
  wroteLast: (who) => (who === 'me' ? i18n.t('fact.iWroteLast') : i18n.t('fact.theyWroteLast')),
};

/** In the order in which they are told. */
const NAMES = Object.keys(TEXTS) as readonly FactName[];

const lineOf = <K extends FactName>(name: K, facts: Facts, now: number) => {
  const fact = facts[name];
  return fact === undefined
    ? []
    : [
        {
          name,
          text: TEXTS[name](fact.value, now),
          origin: `${i18n.t(SOURCES[fact.source])} · ${ageText(fact.at, now)}`,
        },
      ];
};

/** What is known of a person, each with its source and age: “You follow them”, “X’s page · 3 days ago”. */
export const factLines = (facts: Facts, now: number) => NAMES.flatMap((name) => lineOf(name, facts, now));
