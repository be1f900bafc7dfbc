import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** Shows a stream in an element that itself is never replaced. */
export const useSource = (
  element: RefObject<HTMLMediaElement | null>,
  stream: MediaStream | undefined,
  blocked?: (blocked: boolean) => void,
): void => {
  useEffect(() => {
    const video = element.current;
    if (video === null) return;
    video.srcObject = stream ?? null;
    if (stream === undefined) return;
    video.play().then(
      () => blocked?.(false),
      // Only a browser that wants a gesture first; a newer source interrupts with AbortError.
      (error: unknown) => {
        if (error instanceof DOMException && error.name === 'NotAllowedError') blocked?.(true);
      },
    );
  }, [element, stream, blocked]);
};
