import { i18n } from '#i18n';
import type { CallView, PersonLabel, Proof } from '../../core/call/view.ts';
import { isolate } from '../../core/lib/isolate.ts';
import { cleanText } from '../../core/protocol/text.ts';
import type { MissedCall } from '../../models/ports/browser.ts';

/** Nothing unseen and nothing that turns its neighbours around, whatever was stored. A name of nothing else is none. */
const shownName = ({ name = '' }: PersonLabel): string => cleanText(name);

/** Display name, else handle, else the number: never empty. */
export const nameOf = (person: PersonLabel): string =>
  isolate(shownName(person) || (person.handle === undefined ? person.userId : `@${person.handle}`));

const handleOrName = (person: PersonLabel): string =>
  person.handle === undefined ? nameOf(person) : `@${person.handle}`;

const proofText = ({ grade, confirmedAt, newDevice }: Proof): string => {
  if (confirmedAt !== undefined) return i18n.t('notification.provedWritten');
  if (grade === 'written')
    return newDevice ? i18n.t('notification.newDevice') : i18n.t('notification.provedWritten');
  return newDevice ? i18n.t('notification.newDeviceAnswered') : i18n.t('notification.provedAnswered');
};

const quoted = (reason: string | undefined): string | undefined =>
  reason === undefined ? undefined : `“${isolate(reason)}”`;

/** Where the title has a display name, which anybody can choose, whose it is. */
const handleOf = (person: PersonLabel): string | undefined =>
  person.handle === undefined || shownName(person) === '' ? undefined : `@${person.handle}`;

const joined = (parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined).join(' · ');

/**
 * A desktop may show only the beginning of a line, so what warns of the caller and who they provably are come before
 * everything that they chose themselves: warning · handle · proof · kind · which of my accounts, where there are several ·
 * reason · what the rules said (`because`).
 */
const describe = (call: MissedCall, proved: string | undefined, because: string | undefined): string =>
  joined([
    call.resembles && i18n.t('lookAlike', [handleOrName(call.resembles)]),
    handleOf(call.person),
    proved,
    call.kind === 'video' ? i18n.t('kind.video') : i18n.t('kind.audio'),
    call.calledAccount && i18n.t('calledAccount', [handleOrName(call.calledAccount)]),
    quoted(call.reason),
    because,
  ]);

/** The line under the title. */
export const describeRing = (view: CallView, because: string | undefined): string =>
  describe(view, view.proof ? proofText(view.proof) : i18n.t('notification.unproved'), because);

/** The same, as far as it is known still: after a restart nobody knows any more which device rang. */
export const describeMissed = (call: MissedCall, because: string | undefined): string =>
  describe(call, call.proof && proofText(call.proof), because);

/** Handle · “Key proved in your DM” · the reason that stands in the invite. */
export const describeInvite = (person: PersonLabel, reason: string | undefined): string =>
  joined([handleOf(person), i18n.t('notification.inviteProof'), quoted(reason)]);
