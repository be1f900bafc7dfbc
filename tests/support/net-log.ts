import { readFile } from 'node:fs/promises';

export type NetLog = {
  /** Requests and WebSockets of every page, worker and offscreen document. `initiator` is the origin that asked. */
  readonly requests: readonly { readonly url: string; readonly initiator: string }[];
  /** Where datagrams went, without ports: media, and connectivity checks. */
  readonly datagramsTo: readonly string[];
};

type LogEvent = { readonly type: number; readonly params?: Readonly<Record<string, unknown>> };

/** What a page or an extension did not start has no origin: navigations, and the browser's own errands. */
const NO_ORIGIN = 'not an origin';

const withoutPort = (address: string): string => address.replace(/:\d+$/u, '').replaceAll(/[[\]]/gu, '');

/** What Chromium wrote down under `--log-net-log`. Complete only after the browser was closed. */
export async function readNetLog(file: string): Promise<NetLog> {
  const { constants, events } = JSON.parse(await readFile(file, 'utf8')) as {
    constants: { logEventTypes: Record<string, number> };
    events: readonly LogEvent[];
  };
  const texts = (name: string, key: string): readonly Readonly<Record<string, unknown>>[] =>
    events
      .filter(
        ({ type, params }) => type === constants.logEventTypes[name] && typeof params?.[key] === 'string',
      )
      .map(({ params = {} }) => params);
  const requests = texts('URL_REQUEST_START_JOB', 'url').map(({ url, initiator }) => ({
    url: String(url),
    initiator: String(initiator),
  }));
  const addresses = texts('UDP_BYTES_SENT', 'address').map(({ address }) => withoutPort(String(address)));
  return {
    requests: requests.filter(({ initiator }) => initiator !== NO_ORIGIN),
    datagramsTo: [...new Set(addresses)],
  };
}
