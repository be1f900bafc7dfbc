import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Extension, one pixel: Chromium refuses notifications without an icon. */
const ICON =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const BACKGROUND = `
  const pressed = [];
  chrome.notifications.onButtonClicked.addListener((id, button) => pressed.push([id, button]));
  globalThis.pressed = pressed;
  globalThis.began = [];
  chrome.runtime.onInstalled.addListener(() => began.push('installed'));
  chrome.runtime.onStartup.addListener(() => began.push('startup'));
  globalThis.born = Math.random();
  globalThis.notify = (id, title, message) => chrome.notifications.create(id, {
    type: 'basic', iconUrl: '${ICON}', title, message, requireInteraction: true, buttons: [{ title: 'Accept' }, { title: 'Decline' }],
  });
  globalThis.showOffscreen = () => chrome.offscreen.createDocument({ url: 'page.html', reasons: ['WEB_RTC'], justification: 'test' });
  chrome.runtime.onMessage.addListener((message, sender, answer) => { answer(message + '!'); });
`;

/** A tiny extension in a temporary folder: the harness is tested with it, whatever state Ahoy is in. */
export async function makeSmallExtension(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'ahoy-small-'));
  const manifest = {
    manifest_version: 3,
    name: 'Small',
    version: '1',
    permissions: ['notifications', 'offscreen'],
    host_permissions: ['https://x.com/*'],
    background: { service_worker: 'background.js' },
    content_scripts: [{ matches: ['https://x.com/*'], js: ['content.js'] }],
  };
  await writeFile(join(dir, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(dir, 'background.js'), BACKGROUND);
  await writeFile(join(dir, 'content.js'), 'document.documentElement.dataset.small = location.pathname;');
  await writeFile(join(dir, 'page.html'), '<!doctype html><title>Small</title><p>Small page');
  return dir;
}
