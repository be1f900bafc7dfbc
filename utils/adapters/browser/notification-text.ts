import { i18n } from '#i18n';
import type { CallView, PersonLabel } from '../../core/call/view.ts';
import { isolate } from '../../core/lib/isolate.ts';

/** Display name, else handle, else the number: never empty. */
export const nameOf = ({ name, handle, userId }: PersonLabel): string =>
  isolate(name ?? (handle === undefined ? userId : `@${handle}`));

const handleOrName = (person: PersonLabel): string =>
  person.handle === undefined ? nameOf(person) : `@${person.handle}`;

const proof = ({ proof: proved }: CallView): string => {
  if (proved === undefined) return i18n.t('notification.unproved');
  if (proved.newDevice) return i18n.t('notification.newDevice');
  return proved.grade === 'written' || proved.confirmedAt !== undefined
    ? i18n.t('notification.provedWritten')
    : i18n.t('notification.provedAnswered');
};

const quoted = (reason: string | undefined): string | undefined =>
  reason === undefined ? undefined : `“${isolate(reason)}”`;

/** Where the title has a display name, which anybody can choose, whose it is. */
const handleOf = ({ name, handle }: PersonLabel): string | undefined =>
  name === undefined || handle === undefined ? undefined : `@${handle}`;

/**
 * The line under the title. A desktop may show only its beginning, so what warns of the caller and who they provably are
 * come before everything that they chose themselves: warning · handle · proof · kind · which of my accounts, where there
 * are several · reason · why it rings (`because`).
 */
export const describeRing = (view: CallView, because: string | undefined): string =>
  [
    view.resembles && i18n.t('lookAlike', [handleOrName(view.resembles)]),
    handleOf(view.person),
    proof(view),
    view.kind === 'video' ? i18n.t('kind.video') : i18n.t('kind.audio'),
    view.calledAccount && i18n.t('calledAccount', [handleOrName(view.calledAccount)]),
    quoted(view.reason),
    because,
  ]
    .filter((part) => part !== undefined)
    .join(' · ');

/** Kind · which of my accounts · reason · what the rules said (`because`). */
export const describeMissed = (view: CallView, because: string | undefined): string =>
  [
    view.kind === 'video' ? i18n.t('kind.video') : i18n.t('kind.audio'),
    view.calledAccount && i18n.t('calledAccount', [handleOrName(view.calledAccount)]),
    quoted(view.reason),
    because,
  ]
    .filter((part) => part !== undefined)
    .join(' · ');

/** Handle · “Key proved in your DM” · the reason that stands in the invite. */
export const describeInvite = (person: PersonLabel, reason: string | undefined): string =>
  [handleOf(person), i18n.t('notification.inviteProof'), quoted(reason)]
    .filter((part) => part !== undefined)
    .join(' · ');
