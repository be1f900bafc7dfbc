import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { CAST, personById } from './cast.ts';
import { contentSecurityPolicy } from './csp.ts';
import { avatarSvg, htmlDocument } from './document.ts';
import { graphql, type Variables } from './user-shapes.ts';
import type { World } from './world.ts';

const PAGE_FILES = join(import.meta.dirname, 'page');
const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css' };

/** The account of a request, from the cookie that X uses too; undefined when logged out. */
export function viewerOf(request: IncomingMessage): string | undefined {
  const id = /(?:^|;\s*)twid=u(?:%3D|=)(\d+)/u.exec(request.headers.cookie ?? '')?.[1];
  return id !== undefined && personById(id) ? id : undefined;
}

export async function answer(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', `https://${request.headers.host ?? 'x.com'}`);
  const viewer = viewerOf(request);
  const [first = '', second = ''] = url.pathname.split('/').slice(1);
  if (first === 'login-as') return logIn(response, second, url.searchParams.get('to') ?? '/i/chat');
  if (first === 'logout') return redirect(response, '/home', 'twid=; Path=/; Domain=x.com; Max-Age=0');
  if (first === 'messages') return redirect(response, url.pathname.replace(/^\/messages/u, '/i/chat'));
  if (first === 'assets') return asset(response, second);
  if (first === 'avatar') return send(response, 200, 'image/svg+xml', avatarSvg(second));
  if (first === 'favicon.ico') return send(response, 200, 'image/svg+xml', avatarSvg('x'));
  if (url.pathname === '/sandbox/boot') return json(response, 200, boot(world, viewer));
  if (url.pathname.startsWith('/i/api/graphql/')) {
    const variables = JSON.parse(url.searchParams.get('variables') ?? '{}') as Variables;
    const body =
      viewer === undefined ? undefined : graphql(world, viewer, url.pathname.split('/')[5] ?? '', variables);
    return json(response, body ? 200 : 404, body ?? { errors: [{ message: 'Query: Unspecified' }] });
  }
  const nonce = randomBytes(16).toString('base64');
  response.setHeader('content-security-policy', contentSecurityPolicy(nonce));
  response.setHeader('cross-origin-opener-policy', 'same-origin-allow-popups');
  const settings = world.settingsOf(viewer ?? '');
  return send(response, 200, 'text/html; charset=utf-8', htmlDocument(settings, nonce));
}

function logIn(response: ServerResponse, handle: string, to: string): void {
  const person = CAST.find((one) => one.handle === handle);
  if (!person) return send(response, 404, 'text/plain', 'nobody of that name');
  // Readable by scripts and shared with chat.x.com, as X's is.
  redirect(
    response,
    to.startsWith('/') ? to : '/',
    `twid=u%3D${person.id}; Path=/; Domain=x.com; Secure; Max-Age=86400`,
  );
}

function redirect(response: ServerResponse, to: string, cookie?: string): void {
  response.writeHead(302, { location: to, ...(cookie === undefined ? {} : { 'set-cookie': cookie }) }).end();
}

async function asset(response: ServerResponse, name: string): Promise<void> {
  const type = TYPES[extname(name)];
  const body = /^[a-z-]+\.(?:js|css)$/u.test(name)
    ? await readFile(join(PAGE_FILES, name)).catch(() => null)
    : null;
  if (type === undefined || body === null) return send(response, 404, 'text/plain', 'no such file');
  send(response, 200, `${type}; charset=utf-8`, body);
}

/** What the page's scripts start from; X sends the same kind of thing inside its HTML. */
function boot(world: World, viewer: string | undefined): object {
  const mine = [...world.conversations.values()].filter(
    (one) => viewer !== undefined && one.members.includes(viewer),
  );
  return {
    me: viewer ?? null,
    people: CAST,
    settings: world.settingsOf(viewer ?? ''),
    follows: [...world.follows],
    conversations: mine,
    drafts: Object.fromEntries(mine.map((one) => [one.id, world.draft(viewer ?? '', one.id)])),
  };
}

const json = (response: ServerResponse, status: number, body: object): void =>
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(body));

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}
