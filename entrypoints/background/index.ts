import { defineBackground } from 'wxt/utils/define-background';
import { createParts } from './parts.ts';
import { listen } from './listen.ts';

export default defineBackground(() => {
  // Every listener is registered before the first await: the event that woke this worker is heard.
  const parts = createParts();
  listen(parts);
  void parts.start();
});
