import { browser } from 'wxt/browser';

/**
 * How long a script in X's page lives: until it is aborted, or until a newer copy of it starts in the same page, after
 * an update or by a second injection. Stands in for WXT's class of that name (`wxt.config.ts`), of which nothing else
 * is used here and which weighs 3 kB in every tab of X. Only who knows the extension's id can hear of the start.
 */
export class ContentScriptContext {
  readonly #life = new AbortController();
  readonly signal = this.#life.signal;

  constructor(script: string) {
    const started = `${browser.runtime.id}:${script}`;
    dispatchEvent(new Event(started));
    addEventListener(started, () => this.abort(), { signal: this.signal });
  }

  abort(reason?: unknown): void {
    this.#life.abort(reason);
  }
}
