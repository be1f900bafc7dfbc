import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** Browsers of before 2024 have it only in part. */
type WithSink = { readonly setSinkId?: (id: string) => Promise<void> };

/** Plays an element on that speaker. One that is gone leaves things as they are: the model then names another. */
export const useSpeaker = (element: RefObject<HTMLMediaElement | null>, speaker: string): void => {
  useEffect(() => {
    const media: WithSink | null = element.current;
    media?.setSinkId?.(speaker).catch(() => undefined);
  }, [element, speaker]);
};
