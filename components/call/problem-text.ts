import { i18n } from '#i18n';
import type { DeviceProblem, Problems } from '../../utils/core/media/devices.ts';
import type { PermissionSettings } from '../../utils/core/media/permission-settings.ts';

export type Troubled = 'microphone' | 'camera';

/** The message keys after `call.microphone` and `call.camera`. */
const WHYS = {
  dismissed: 'Dismissed',
  'denied-by-system': 'DeniedBySystem',
  missing: 'Missing',
  'in-use': 'InUse',
  lost: 'Lost',
  failed: 'Failed',
} as const satisfies Readonly<Record<Exclude<DeviceProblem, 'denied'>, string>>;

/** Where a refusal is undone, likewise. */
const DENIED = { browser: 'DeniedInSettings', options: 'Denied' } as const satisfies Readonly<
  Record<PermissionSettings['place'], string>
>;

/** One cause, so it is said once, with one way out of it. */
export const deniesBoth = ({ microphone, camera }: Problems): boolean =>
  microphone === 'denied' && camera === 'denied';

/** What happened, and what to do about it. `place`: where a refusal is undone. */
export const problemText = (
  problems: Problems,
  source: Troubled,
  place: PermissionSettings['place'],
): string | undefined => {
  const why = problems[source];
  if (why === undefined) return undefined;
  if (why !== 'denied') return i18n.t(`call.${source}${WHYS[why]}`);
  const text = i18n.t(`call.${source}${DENIED[place]}`);
  if (!deniesBoth(problems)) return text;
  return source === 'camera' ? undefined : `${text} ${i18n.t('call.cameraToo')}`;
};
