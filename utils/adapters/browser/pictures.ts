/** Picture-in-picture: a window of ours above all others where the browser has those, else the bare picture. */
import type { Picture, Pictures } from '../../models/media-ports.ts';

/** https://wicg.github.io/document-picture-in-picture/; newer than the DOM's types. */
type DocumentPictures = {
  requestWindow(options: { readonly width: number; readonly height: number }): Promise<Window>;
};

const SIZE = { width: 320, height: 240 };

const documentPictures = (): DocumentPictures | undefined =>
  (window as { readonly documentPictureInPicture?: DocumentPictures }).documentPictureInPicture;

/** The small window looks like the large one: same styles, language and direction. */
const dress = ({ document: small }: Window): void => {
  const { documentElement: root, title } = document;
  small.title = title;
  small.documentElement.lang = root.lang;
  small.documentElement.dir = root.dir;
  const styles = document.querySelectorAll('link[rel="stylesheet"], style, meta[name="color-scheme"]');
  for (const style of styles) small.head.append(small.importNode(style, true));
};

const openWindow = async (pictures: DocumentPictures, closed: () => void): Promise<Picture> => {
  const small = await pictures.requestWindow(SIZE);
  dress(small);
  small.addEventListener('pagehide', closed, { once: true });
  return { body: small.document.body, close: () => small.close() };
};

const openVideo = async (video: HTMLVideoElement, closed: () => void): Promise<Picture> => {
  await video.requestPictureInPicture();
  video.addEventListener('leavepictureinpicture', closed, { once: true });
  return {
    body: undefined,
    close() {
      if (document.pictureInPictureElement === video) void document.exitPictureInPicture();
    },
  };
};

/** `video` shows the other side; it stays where it is. */
export const createPictures = (video: () => HTMLVideoElement | null): Pictures => ({
  kind: documentPictures() ? 'window' : document.pictureInPictureEnabled ? 'video' : undefined,
  async open(closed) {
    const pictures = documentPictures();
    const shown = video();
    try {
      if (pictures !== undefined) return await openWindow(pictures, closed);
      return shown === null ? undefined : await openVideo(shown, closed);
    } catch {
      // Without a press that the browser saw, or without a picture, it refuses.
      return undefined;
    }
  },
});
