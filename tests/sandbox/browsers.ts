import { parseArgs } from 'node:util';

export type BrowserName = 'chromium' | 'firefox';

export type Browsers = { readonly alice: BrowserName; readonly bob: BrowserName };

type Answer = (Browsers & { readonly ok: true }) | { readonly ok: false; readonly says: string };

const HOW = `How to start:
  npm start                        Alice and Bob in Chromium
  npm start -- --browser firefox   both in Firefox
  npm start -- --mixed             Alice in Chromium, Bob in Firefox`;

const refuse = (what: string): Answer => ({ ok: false, says: `${what}\n${HOW}` });

const isBrowser = (name: string): name is BrowserName => name === 'chromium' || name === 'firefox';

type Flags = { readonly browser?: string; readonly mixed?: boolean };

const chosen = ({ browser, mixed }: Flags): Answer => {
  if (mixed === true)
    return browser === undefined
      ? { ok: true, alice: 'chromium', bob: 'firefox' }
      : refuse('--mixed is one of each, --browser the same for both: give only one of them.');
  const name = browser ?? 'chromium';
  return isBrowser(name)
    ? { ok: true, alice: name, bob: name }
    : refuse(`"${name}" is no browser that the playground knows; it is chromium or firefox.`);
};

/** Which browsers the arguments of `npm start` ask for. */
export function browsersOf(args: readonly string[]): Answer {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { browser: { type: 'string' }, mixed: { type: 'boolean' } },
    });
    return chosen(values);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // Only the first sentence: what follows is for whoever writes such programs.
    return refuse(error.message.split(/\. |\n/u)[0] ?? error.message);
  }
}
