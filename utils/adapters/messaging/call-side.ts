/** The end of a call window, which opens a line to the background as soon as that is awake. */
import type { CallId } from '../../core/protocol/letter.ts';
import type { FromPages } from '../../models/ports/messages.ts';
import { createLives } from './lives.ts';
import { distribute, onBackground, type Listeners } from './page-side.ts';
import { createRoute } from './route.ts';
import { createSend, deliverByBrowser } from './send.ts';
import { createDocumentLine } from './document-line.ts';

export const createCallSide = (call: CallId) => {
  const overLine = new Set<(message: unknown) => void>();
  const onOpened = new Set<() => void>();
  const line = createDocumentLine(
    createLives(),
    call,
    (message) => {
      for (const heard of overLine) heard(message);
      return undefined;
    },
    () => {
      for (const opened of onOpened) opened();
    },
  );
  const route = createRoute(
    () => line.current(),
    deliverByBrowser,
    () => line.dial(),
  );
  return {
    ask: createSend<FromPages>('background', route),
    on(listeners: Listeners, signal: AbortSignal, missed?: () => void): void {
      const heard = (message: unknown): void => distribute(message, listeners);
      overLine.add(heard);
      if (missed !== undefined) onOpened.add(missed);
      // How the call stands is not so any more when it comes the browser's way after the line was opened. A signal is new
      // at any time, and known by its number.
      const { 'call-changed': _stale, ...always } = listeners;
      onBackground(
        (message) => distribute(message, line.current() === undefined ? listeners : always),
        signal,
      );
      signal.addEventListener('abort', () => {
        overLine.delete(heard);
        if (missed !== undefined) onOpened.delete(missed);
      });
    },
  };
};
