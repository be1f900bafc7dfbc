import { sendToPages } from '../../utils/adapters/messaging/background-side.ts';
import type { UserId } from '../../utils/core/people/ids.ts';

/** Tell open pages of ours what to read again. */
export const peopleChanged = (): void => sendToPages('data-changed', { what: 'people' });
export const personChanged = (userId: UserId): void =>
  sendToPages('data-changed', { what: 'people', userId });
export const logChanged = (): void => sendToPages('data-changed', { what: 'log' });
