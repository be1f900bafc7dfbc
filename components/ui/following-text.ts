import { i18n } from '#i18n';
import { isAllKnown, type KnownFollowing } from '../../utils/core/people/known-following.ts';
import { numberText } from './number-text.ts';

/** "312 of 480 learned". People whom somebody stopped to follow may still be known as followed: more than all is all. */
export const followingText = (following: KnownFollowing): string => {
  const { known, total } = following;
  if (total === undefined) return i18n.t('learn.learnt', [numberText(known)]);
  if (isAllKnown(following)) return i18n.t('learn.learntAll', [numberText(total)]);
  return i18n.t('learn.learntOf', [numberText(known), numberText(total)]);
};
