import { i18n } from '#i18n';
import type { CallView, PersonLabel, Proof } from '../../utils/core/call/view.ts';
import type { Explanation, ExplanationKey, Verdict } from '../../utils/core/screening/verdict.ts';
import { inSentence, nameOf } from './person-text.ts';
import { dayText } from './time-text.ts';

const EVERYONE_ELSE: Readonly<Record<Verdict, (name: string) => string>> = {
  ring: (name) => i18n.t('explanation.everyoneElseRing', [name]),
  ask: (name) => i18n.t('explanation.everyoneElseAsk', [name]),
  silent: (name) => i18n.t('explanation.everyoneElseSilent', [name]),
  decline: (name) => i18n.t('explanation.everyoneElseDecline', [name]),
  block: (name) => i18n.t('explanation.everyoneElseBlock', [name]),
};

type Sentence = (name: string, verdict: Verdict, seenAt: number | undefined) => string;

const SENTENCES: Readonly<Record<ExplanationKey, Sentence>> = {
  'my-people': (name) => i18n.t('explanation.myPeople', [name]),
  'i-follow': (name, _verdict, seenAt) =>
    seenAt === undefined
      ? i18n.t('explanation.iFollow', [name])
      : i18n.t('explanation.iFollowSince', [name, dayText(seenAt)]),
  verified: (name, _verdict, seenAt) =>
    seenAt === undefined
      ? i18n.t('explanation.verified', [name])
      : i18n.t('explanation.verifiedSince', [name, dayText(seenAt)]),
  'has-card': (name) => i18n.t('explanation.hasCard', [name]),
  'everyone-else': (name, verdict) => EVERYONE_ELSE[verdict](name),
  'blocked-person': (name) => i18n.t('explanation.blockedPerson', [name]),
  'not-taking-calls': () => i18n.t('explanation.notTakingCalls'),
};

/** Why it rang, or did not, in one sentence. */
export const explanationText = ({ key, verdict, fact }: Explanation, person: PersonLabel): string =>
  SENTENCES[key](inSentence(nameOf(person)), verdict, fact?.at);

/** How far the name on the ring is proved. */
const proofText = ({ grade, provedAt, confirmedAt, newDevice }: Proof): string => {
  if (confirmedAt !== undefined) return i18n.t('proof.confirmed', [dayText(confirmedAt)]);
  if (grade === 'written')
    return newDevice
      ? i18n.t('proof.newDevice', [dayText(provedAt)])
      : i18n.t('proof.written', [dayText(provedAt)]);
  return newDevice ? i18n.t('proof.newDeviceAnswered') : i18n.t('proof.answered', [dayText(provedAt)]);
};

/** What stands under a ring: why it rings, who it provably is, and whether it can be taken. */
export const ringText = ({ explanation, person, proof, relayMissing }: CallView): string =>
  [
    explanation === undefined ? undefined : explanationText(explanation, person),
    proof === undefined ? undefined : `${proofText(proof)}.`,
    relayMissing ? i18n.t('explanation.relayMissing', [inSentence(nameOf(person))]) : undefined,
  ]
    .filter((sentence) => sentence !== undefined)
    .join(' ');
