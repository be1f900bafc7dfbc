import { i18n } from '#i18n';
import type { Reaction } from '../../utils/core/talk/note.ts';
import type { Unsent } from '../../utils/core/talk/note.ts';

export const REACTION_PICTURES: Readonly<Record<Reaction, string>> = {
  yes: '👍',
  love: '❤️',
  laugh: '😂',
  clap: '👏',
  party: '🎉',
  hand: '✋',
};

export const reactionName = (reaction: Reaction): string => i18n.t(`reaction.${reaction}`);

export const unsentText = (why: Unsent): string =>
  why === 'no-channel' ? i18n.t('note.noChannel') : i18n.t('note.tooFast');
