// @vitest-environment jsdom
import { afterEach, describe, expect, test } from 'vitest';
import { createPictures } from '../../../../utils/adapters/browser/pictures.ts';

afterEach(() => void Reflect.deleteProperty(document, 'pictureInPictureEnabled'));

/** Of a browser without any: it has none of the methods either. */
const video = (): HTMLVideoElement => document.createElement('video');

describe('picture-in-picture', () => {
  test('is not offered where the browser has none, and to open it comes to nothing', async () => {
    const pictures = createPictures(video);
    expect(pictures.kind).toBeUndefined();
    expect(await pictures.open(() => {})).toBeUndefined();
  });

  test('is the bare picture where there are no windows for it, and gone when that is left', async () => {
    Reflect.set(document, 'pictureInPictureEnabled', true);
    const shown = Object.assign(video(), { requestPictureInPicture: () => Promise.resolve() });
    const pictures = createPictures(() => shown);
    let closed = 0;
    expect(pictures.kind).toBe('video');
    expect(await pictures.open(() => void (closed += 1))).toMatchObject({ body: undefined });
    shown.dispatchEvent(new Event('leavepictureinpicture'));
    expect(closed).toBe(1);
  });

  test('comes to nothing where nobody is seen yet', async () => {
    Reflect.set(document, 'pictureInPictureEnabled', true);
    expect(await createPictures(() => null).open(() => {})).toBeUndefined();
  });
});
