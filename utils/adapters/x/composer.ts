import { isSameHandle } from '../../core/people/ids.ts';
import type { Partner } from '../../core/people/seen.ts';
import type { ToX } from '../../models/ports/messages.ts';
import type { Sight } from './sight.ts';

/** X's composer can take more than 7 s to appear, ms. */
const WAIT_MS = 10_000;
const STEP_MS = 100;
/** X puts a saved draft back some time after the composer came: an empty one is not written into before that, ms. */
const DRAFT_MS = 800;
/** And may put it over what was written: the text must stand this long, ms. */
const STAND_MS = 1500;

type Order = ToX['write-invite']['in'];
type Outcome = ToX['write-invite']['out'];

/** What the page shows now, with the person who is certain there. */
export type Certain = { readonly sight: Sight; readonly partner: Partner };

/**
 * Puts text into the composer of the conversation with `partner`, and never sends it. `read` looks at the page now.
 * written: it stands there · draft: a draft was there, before or after, and is untouched · failed: no such composer in
 * 10 s, or it did not take the text.
 */
export const writeInvite = async (
  order: Order,
  read: () => readonly Certain[],
  signal: AbortSignal,
): Promise<Outcome> => {
  const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
  const find = (): HTMLTextAreaElement | undefined => read().find((one) => isFor(order, one))?.sight.composer;

  const area = await waitForQuiet(find, pause, signal);
  if (!area) return 'failed';
  if (area.value !== (order.replaces ?? '')) return 'draft';
  insert(area, order);
  if (area.value !== order.text) return area.value === '' ? 'failed' : 'draft';

  for (let stood = 0; stood < STAND_MS && !signal.aborted; stood += STEP_MS) {
    await pause(STEP_MS);
    const now = find()?.value;
    // Empty again: sent by the person, or the composer was made anew. Writing again could double what was sent.
    if (now === '') return isSent(read(), order) ? 'written' : 'failed';
    // Out of sight, it is X's to keep.
    if (now !== undefined && !now.includes(order.text)) return 'draft';
  }
  return 'written';
};

/** The composer, once it has been the same one for `DRAFT_MS` or holds a draft already. */
const waitForQuiet = async (
  find: () => HTMLTextAreaElement | undefined,
  pause: (ms: number) => Promise<void>,
  signal: AbortSignal,
): Promise<HTMLTextAreaElement | undefined> => {
  let seen: HTMLTextAreaElement | undefined;
  let quiet = 0;
  for (let waited = 0; waited <= WAIT_MS && !signal.aborted; waited += STEP_MS) {
    const area = find();
    quiet = area === seen ? quiet + STEP_MS : 0;
    seen = area;
    if (area && (area.value !== '' || quiet >= DRAFT_MS)) return area;
    await pause(STEP_MS);
  }
  return undefined;
};

const isFor = ({ partner: id, handle }: Order, { partner }: Certain): boolean =>
  partner.id === id && (!handle || isSameHandle(partner.handle, handle));

const isSent = (seen: readonly Certain[], order: Order): boolean =>
  seen.some((one) => isFor(order, one) && one.sight.messages?.textContent.includes(order.text.slice(-60)));

/**
 * `insertText` keeps undo and tells React by a trusted event. Without it, the value goes in through the native setter
 * (this world has its own, which React's tracker does not see) and the event tells React to read it.
 */
const insert = (area: HTMLTextAreaElement, { text, replaces = '' }: Order): void => {
  area.focus({ preventScroll: true });
  area.select();
  const isDone = area.ownerDocument.execCommand?.('insertText', false, text) && area.value === text;
  if (isDone || area.value !== replaces) return;
  area.value = text;
  area.dispatchEvent(
    new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText', data: text }),
  );
};
