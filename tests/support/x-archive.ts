/** X archives as X makes them: scripts in a folder `data`, long lists in several parts. */
import { strToU8, zipSync, type Zippable } from 'fflate';

export type ArchiveLists = {
  readonly following?: readonly string[];
  readonly follower?: readonly string[];
  readonly block?: readonly string[];
  readonly mute?: readonly string[];
};

export type ArchiveOptions = {
  readonly owner?: { readonly id: string; readonly handle: string };
  /** ISO 8601. */
  readonly made?: string;
  /** At most so many people per file. */
  readonly perPart?: number;
};

/** The word in front of each entry differs from the list's name. */
const WORDS = { following: 'following', follower: 'follower', block: 'blocking', mute: 'muting' } as const;
type List = keyof typeof WORDS;

/** One file of a list. */
export const listFile = (list: List, ids: readonly string[], part = 0): string =>
  `window.YTD.${list}.part${part} = [\n${ids
    .map(
      (id) =>
        `  {\n    "${WORDS[list]}" : {\n      "accountId" : "${id}",\n      "userLink" : "https://twitter.com/intent/user?user_id=${id}"\n    }\n  }`,
    )
    .join(',\n')}\n]`;

export const accountFile = ({ id, handle }: { readonly id: string; readonly handle: string }): string =>
  `window.YTD.account.part0 = ${JSON.stringify(
    [{ account: { email: 'x@example.com', username: handle, accountId: id, accountDisplayName: 'Me "[{' } }],
    null,
    2,
  )}`;

export const manifestFile = (
  { id, handle }: { readonly id: string; readonly handle: string },
  made: string,
  parts: Readonly<Record<string, number>>,
): string =>
  `window.__THAR_CONFIG = ${JSON.stringify(
    {
      userInfo: { accountId: id, userName: handle, displayName: 'Me' },
      archiveInfo: { sizeBytes: '1', generationDate: made, isPartialArchive: false },
      dataTypes: Object.fromEntries(
        Object.entries(parts).map(([list, count]) => [
          list,
          { files: Array.from({ length: count }, (_, part) => ({ fileName: `data/${list}${part}` })) },
        ]),
      ),
    },
    null,
    2,
  )}`;

/** All files, by their path. */
export const archiveFiles = (lists: ArchiveLists, options: ArchiveOptions = {}): Record<string, string> => {
  const { owner, made, perPart = Infinity } = options;
  const files: Record<string, string> = {};
  const parts: Record<string, number> = {};
  for (const [list, ids] of Object.entries(lists) as [List, readonly string[]][]) {
    const count = Math.max(1, Math.ceil(ids.length / perPart));
    parts[list] = count;
    for (let part = 0; part < count; part += 1) {
      const some = ids.slice(part === 0 ? 0 : part * perPart, (part + 1) * perPart);
      files[`data/${list}${part === 0 ? '' : `-part${part}`}.js`] = listFile(list, some, part);
    }
  }
  if (owner !== undefined) files['data/account.js'] = accountFile(owner);
  if (owner !== undefined && made !== undefined) files['data/manifest.js'] = manifestFile(owner, made, parts);
  return files;
};

/** `level`: 0 stores only. */
export const zipOf = (files: Readonly<Record<string, string>>, level: 0 | 1 = 1): Uint8Array<ArrayBuffer> => {
  const packed: Zippable = { 'data/tweets.js': strToU8('window.YTD.tweets.part0 = [ ]') };
  for (const [path, text] of Object.entries(files)) packed[path] = strToU8(text);
  return new Uint8Array(zipSync(packed, { level }));
};
