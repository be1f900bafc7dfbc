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

/**
 * The line under the title. A desktop may show only its beginning, so what warns of the caller and who they provably are
 * come before everything that they chose themselves: warning · handle · proof · kind · which of my accounts, where there
 * are several · reason · why it rings (`because`).
 */
export const describeRing = (view: CallView, because: string | undefined): string =>
  [
    view.resembles && i18n.t('lookAlike', [handleOrName(view.resembles)]),
    view.person.name !== undefined && view.person.handle !== undefined ? `@${view.person.handle}` : undefined,
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

/** “Key proved in your DM”, and then the reason that stands in the invite. */
export const describeInvite = (reason: string | undefined): string =>
  [i18n.t('notification.inviteProof'), quoted(reason)].filter((part) => part !== undefined).join(' · ');
