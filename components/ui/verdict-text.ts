import { i18n } from '#i18n';
import type { Judgement } from '../../utils/core/screening/judgement.ts';
import { VERDICTS } from './rule-text.ts';

/** What else a verdict brings: “without a sound”, and the words of a decline. */
export const extrasText = ({ options, message }: Judgement): string | undefined => {
  const extras = [
    options.noSound ? i18n.t('verdict.noSound') : undefined,
    options.relayOnly ? i18n.t('verdict.relayOnly') : undefined,
    options.cameraOff ? i18n.t('verdict.cameraOff') : undefined,
    options.callWaiting ? i18n.t('verdict.callWaiting') : undefined,
    message === undefined ? undefined : i18n.t('verdict.message', [message]),
  ].filter((extra) => extra !== undefined);
  return extras.length === 0 ? undefined : extras.join(' · ');
};

/** A verdict in full, to be told from another one: “Rang · without a sound”. */
export const verdictText = (judgement: Judgement): string =>
  [i18n.t(VERDICTS[judgement.verdict]), extrasText(judgement)]
    .filter((part) => part !== undefined)
    .join(' · ');
