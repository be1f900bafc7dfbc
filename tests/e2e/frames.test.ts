import { rm } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { AUDIBLE, hearRemote, seeVideo, waitForRemoteFrame } from '../support/frames.ts';
import { launchPerson } from '../support/person.ts';
import { makeSmallExtension } from '../support/small-extension.ts';

/** The eyes and ears of the call tests, on a call from a page to itself: they must see, and must see that nothing is there. */
let sandbox: Sandbox;
let extensionDir: string;
let page: Page;

beforeAll(async () => {
  sandbox = await startSandbox();
  extensionDir = await makeSmallExtension();
  const person = await launchPerson({ handle: 'alice', sandbox, extensionDir, bus: null, fps: 15 });
  page = await person.openExtensionPage('page.html');
  await page.evaluate(async () => {
    const media = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
    const [near, far] = [new RTCPeerConnection(), new RTCPeerConnection()];
    const video = Object.assign(document.createElement('video'), {
      autoplay: true,
      ariaLabel: 'Remote video',
    });
    document.body.append(video);
    near.addEventListener(
      'icecandidate',
      ({ candidate }) => void far.addIceCandidate(candidate ?? undefined),
    );
    far.addEventListener(
      'icecandidate',
      ({ candidate }) => void near.addIceCandidate(candidate ?? undefined),
    );
    far.addEventListener('track', ({ streams }) => void (video.srcObject = streams[0] ?? null));
    for (const track of media.getTracks()) near.addTrack(track, media);
    await near.setLocalDescription();
    await far.setRemoteDescription(near.localDescription as RTCSessionDescription);
    await far.setLocalDescription();
    await near.setRemoteDescription(far.localDescription as RTCSessionDescription);
    Reflect.set(window, 'media', media);
    Reflect.set(window, 'near', near);
  });
});

afterAll(async () => {
  await sandbox.close();
  await rm(extensionDir, { recursive: true, force: true });
});

it('sees frames that change, and hears the beeps', async () => {
  await waitForRemoteFrame(page);
  const seen = await seeVideo(page, 'Remote video');
  expect(seen.frames).toBeGreaterThan(5);
  expect(seen.changes).toBeGreaterThan(3);
  expect(seen.width).toBeGreaterThan(100);
  expect(await hearRemote(page)).toBeGreaterThan(0.01);
});

it('sees that the picture is black and hears that the sound is off', async () => {
  await page.evaluate(() => {
    const media: MediaStream = Reflect.get(window, 'media');
    for (const track of media.getTracks()) track.enabled = false;
  });
  // What was on its way still arrives.
  await page.waitForTimeout(700);
  expect((await seeVideo(page, 'Remote video')).changes).toBeLessThan(2);
  expect(await hearRemote(page)).toBeLessThan(AUDIBLE);
});

it('sees that no frames come', async () => {
  await page.evaluate(() => {
    const near: RTCPeerConnection = Reflect.get(window, 'near');
    near.close();
  });
  // As above.
  await page.waitForTimeout(700);
  expect((await seeVideo(page, 'Remote video')).frames).toBeLessThan(3);
});
