import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createCallButtons } from '../components/x/call-buttons.ts';
import { createWords } from '../components/x/words.ts';
import { createCalls } from '../utils/adapters/x/calls.ts';

/** Brought by the background into tabs of X with a chat, a drawer or a profile; no tab loads it by itself. */
export default defineUnlistedScript(() => {
  globalThis.ahoyCalls = (page, said) => {
    const words = createWords(said);
    return createCalls(page, createCallButtons(words), words('x.group'));
  };
});
