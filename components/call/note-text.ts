import { i18n } from '#i18n';
import type { Reaction } from '../../utils/core/talk/note.ts';
import type { Unsent } from '../../utils/core/talk/note.ts';

type Shown = { readonly picture: string; readonly name: () => string };

export const REACTION_WORDS: Readonly<Record<Reaction, Shown>> = {
  yes: { picture: '👍', name: () => i18n.t('reaction.yes') },
  love: { picture: '❤️', name: () => i18n.t('reaction.love') },
  laugh: { picture: '😂', name: () => i18n.t('reaction.laugh') },
  clap: { picture: '👏', name: () => i18n.t('reaction.clap') },
  party: { picture: '🎉', name: () => i18n.t('reaction.party') },
  hand: { picture: '✋', name: () => i18n.t('reaction.hand') },
};

export const unsentText = (why: Unsent): string =>
  why === 'no-channel' ? i18n.t('note.noChannel') : i18n.t('note.tooFast');
