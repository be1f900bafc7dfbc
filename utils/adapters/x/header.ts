import type { Handle } from '../../core/people/ids.ts';
import { MAX_X_NAME } from '../../core/people/seen.ts';
import type { Finder } from './find.ts';
import { handleOfLink } from './me.ts';
import { HEADER_LINK, HEADER_NAME, MORE_BUTTON, VERIFIED } from './selectors.ts';

/** Whom the header names and links to, and the place for our buttons: in X's row of buttons, before its menu. */
export const readHeader = (find: Finder, element: Element | undefined) => {
  const handles = new Map<string, Handle>();
  const named = find.one(HEADER_NAME, element);
  for (const link of find.all(HEADER_LINK, element)) {
    // A badge beside the name may lead to whom the person belongs to: a picture and no word.
    const isBadge = named?.contains(link) === true && link.textContent.trim() === '';
    const handle = isBadge ? undefined : handleOfLink(link);
    if (handle) handles.set(handle.toLowerCase(), handle);
  }
  const more = element && find.one(MORE_BUTTON, element);
  const name = named && nameIn(named).trim().slice(0, MAX_X_NAME);
  return {
    element,
    handles: [...handles.values()],
    name: name === '' ? undefined : name,
    anchor: more?.parentElement ? { parent: more.parentElement, before: more } : undefined,
    isVerified: Boolean(element?.querySelector(VERIFIED)),
  };
};

/** As it is seen: with emoji that are pictures, and without what badges say of themselves. */
const nameIn = (node: Node): string => {
  if (node instanceof Text) return node.data;
  if (node instanceof HTMLImageElement) return node.alt;
  if (node instanceof SVGElement) return '';
  if (node instanceof HTMLAnchorElement) return node.textContent;
  return [...node.childNodes].map(nameIn).join('');
};
