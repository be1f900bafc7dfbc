/** What the elements of an archive's files say. Everything in them is somebody else's text until it is parsed here. */
import * as v from 'valibot';
import { ARCHIVE_LISTS, type ArchiveList } from '../people/archive.ts';
import { parseHandle, parseUserId, type Handle, type UserId } from '../people/ids.ts';

export const parseListName = (name: string): ArchiveList | undefined =>
  ARCHIVE_LISTS.find((list) => list === name);

/** As a number it is an id only as far as JSON keeps every digit of it. */
const accountId = v.union([
  v.string(),
  v.pipe(
    v.number(),
    v.safeInteger(),
    v.transform((id) => String(id)),
  ),
]);

/** `{"following": {"accountId": "12", "userLink": "…"}}`; the word in front differs from list to list. */
const listed = v.pipe(
  v.record(v.string(), v.object({ accountId })),
  v.transform((element) => parseUserId(Object.values(element)[0]?.accountId)),
);

export const parseListed = (element: unknown): UserId | undefined => {
  const parsed = v.safeParse(listed, element);
  return parsed.success ? parsed.output : undefined;
};

/** Whose archive it is. */
export type ArchiveOwner = { readonly id: UserId; readonly handle?: Handle };

const ownerOf = (id: string, name: string | undefined): ArchiveOwner | undefined => {
  const userId = parseUserId(id);
  const handle = parseHandle(name);
  return userId === undefined ? undefined : { id: userId, ...(handle === undefined ? {} : { handle }) };
};

const account = v.object({ account: v.object({ accountId: v.string(), username: v.optional(v.string()) }) });

/** An element of `account.js`. */
export const parseAccount = (element: unknown): ArchiveOwner | undefined => {
  const parsed = v.safeParse(account, element);
  return parsed.success
    ? ownerOf(parsed.output.account.accountId, parsed.output.account.username)
    : undefined;
};

const files = v.optional(v.object({ files: v.array(v.unknown()) }));

const manifest = v.object({
  userInfo: v.optional(v.object({ accountId: v.string(), userName: v.optional(v.string()) })),
  archiveInfo: v.object({ generationDate: v.pipe(v.string(), v.isoTimestamp()) }),
  dataTypes: v.optional(v.object({ following: files, follower: files, block: files, mute: files })),
});

export type ArchiveManifest = {
  readonly owner?: ArchiveOwner;
  /** ISO 8601, as X wrote it. */
  readonly generated: string;
  /** How many files each list is in, where that is said. */
  readonly parts: { readonly [K in ArchiveList]?: number };
};

const ASSIGNMENT = /^\uFEFF?\s*window\.__THAR_CONFIG\s*=\s*/;

export const isManifest = (text: string): boolean => ASSIGNMENT.test(text);

/** `manifest.js` as a whole. */
export const parseManifest = (text: string): ArchiveManifest | undefined => {
  const read = v.safeParse(
    v.pipe(v.string(), v.parseJson(), manifest),
    text.replace(ASSIGNMENT, '').replace(/;\s*$/, ''),
  );
  if (!read.success) return undefined;
  const { userInfo, archiveInfo, dataTypes } = read.output;
  const owner = userInfo && ownerOf(userInfo.accountId, userInfo.userName);
  return {
    generated: archiveInfo.generationDate,
    ...(owner === undefined ? {} : { owner }),
    parts: Object.fromEntries(
      ARCHIVE_LISTS.flatMap((list) => {
        const named = dataTypes?.[list]?.files.length;
        return named === undefined ? [] : [[list, named]];
      }),
    ),
  };
};
