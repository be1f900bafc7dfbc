/**
 * Runs in the page's own world. Looks over X's shoulder at its own answers about people and hands what they say to our
 * content script. It asks X for nothing and never lets X wait: bodies are taken when X itself has read them, and are
 * read when the browser is idle.
 *
 * X's scripts, or what got into them, share this world and may replace every global later. So everything is captured
 * before they run, the port is given to captured native functions only, and an answer that was tampered with leads to
 * false facts at most: the other side takes everything from here for untrusted.
 *
 * `fetch` itself stays X's own: what is wrapped is the reading of a response (`json`, `text`) and `open` of
 * XMLHttpRequest. Of a body read by `json` nothing is copied or parsed a second time.
 */
import { PEOPLE_PORT, type PeopleMessage } from '../../core/people/people-message.ts';
import { findXUsers } from '../../core/people/x-user.ts';
import { isPeopleOperation } from '../../core/x/operation.ts';

/** Longer answers are left alone, UTF-16 units. A timeline of 50 posts has some 500,000. */
const MAX_TEXT = 4_000_000;
/** Answers that wait for an idle moment, and readings that wait for our content script, which starts later. */
const MAX_WAITING = 20;
/** An answer waits for an idle moment no longer than this, ms. */
const IDLE_MS = 1000;

type Native = (this: unknown, ...args: never[]) => unknown;

// oxlint-disable typescript/unbound-method -- captured for later, and always called through `apply` with its `this`
export const observePeople = (): void => {
  const { apply } = Reflect;
  const { parse } = JSON;
  const { then } = Promise.prototype;
  const { postMessage } = MessagePort.prototype;
  const { addEventListener } = EventTarget.prototype;
  const { stopImmediatePropagation } = Event.prototype;
  const idle = requestIdleCallback.bind(window);
  const now = performance.now.bind(performance);
  const getter = ({ prototype }: { readonly prototype: object }, name: string): Native =>
    Object.getOwnPropertyDescriptor(prototype, name)?.get as Native;
  const urlOf = getter(Response, 'url');
  const xhrUrl = getter(XMLHttpRequest, 'responseURL');
  const xhrType = getter(XMLHttpRequest, 'responseType');
  const xhrBody = getter(XMLHttpRequest, 'response');
  const portsOf = getter(MessageEvent, 'ports');
  const dataOf = getter(MessageEvent, 'data');
  const originOf = getter(MessageEvent, 'origin');
  const sourceOf = getter(MessageEvent, 'source');
  const { origin } = location;
  const self = window;

  let port: MessagePort | undefined;
  let unsent: PeopleMessage[] = [];
  let waiting = 0;

  const flush = (): void => {
    if (!port) return;
    for (let index = 0; index < unsent.length; index += 1) apply(postMessage, port, [unsent[index]]);
    unsent = [];
  };

  /** `body`: as text, or as X got it parsed. */
  const take = (body: unknown): void => {
    const isText = typeof body === 'string';
    if (waiting >= MAX_WAITING || (isText && body.length > MAX_TEXT)) return;
    waiting += 1;
    const readNow = (): void => {
      waiting -= 1;
      try {
        const start = now();
        const people = findXUsers(isText ? parse(body) : body);
        if (people.length === 0 || unsent.length >= MAX_WAITING) return;
        unsent[unsent.length] = { people, took: now() - start };
        flush();
      } catch {
        // No JSON, or somebody changed what the reader needs: X goes on as if we were not there.
      }
    };
    idle(readNow, { timeout: IDLE_MS });
  };

  /** Calls `after` with `this` and what the original gave. The traps have no prototype for the page to add to. */
  const wrap = <T extends Native>(original: T, after: (self: unknown, result: unknown) => void): T =>
    new Proxy(original, {
      __proto__: null,
      apply(target: T, self: unknown, args: unknown[]): unknown {
        const result: unknown = apply(target, self, args);
        try {
          after(self, result);
        } catch {
          // Called on something that it is not for: X got the native error.
        }
        return result;
      },
    } as ProxyHandler<T>);

  /** A rejection reaches X as ever; all that changes is that the console does not complain of one left alone. */
  const read = (response: unknown, body: unknown): void => {
    if (isPeopleOperation(apply(urlOf, response, []) as string)) void apply(then, body, [take, () => {}]);
  };
  Response.prototype.json = wrap(Response.prototype.json, read);
  Response.prototype.text = wrap(Response.prototype.text, read);

  /** One function for all requests, so that a request that is opened again has it once. */
  function loaded(this: unknown): void {
    const type: unknown = apply(xhrType, this, []);
    const isReadable = type === '' || type === 'text' || type === 'json';
    if (isReadable && isPeopleOperation(apply(xhrUrl, this, []) as string)) take(apply(xhrBody, this, []));
  }
  XMLHttpRequest.prototype.open = wrap(XMLHttpRequest.prototype.open, (request) => {
    apply(addEventListener, request, ['load', loaded]);
  });

  /** First of all listeners, so that the page never sees the port. A newer content script replaces an older one. */
  const handedOver = (event: MessageEvent): void => {
    // By index: taking an array apart would call the page's iterator.
    const given = (apply(portsOf, event, []) as readonly MessagePort[])[0];
    if (!given || apply(dataOf, event, []) !== PEOPLE_PORT) return;
    // A frame in X's page, or a page that opened it, may post here too.
    if (apply(originOf, event, []) !== origin || apply(sourceOf, event, []) !== self) return;
    apply(stopImmediatePropagation, event, []);
    port = given;
    flush();
  };
  window.addEventListener('message', handedOver, true);
};
