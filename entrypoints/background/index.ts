import { defineBackground } from 'wxt/utils/define-background';
import { createHostPlace } from './host.ts';
import { createParts } from './parts.ts';
import { listen } from './listen.ts';

export default defineBackground(() => {
  // Every listener is registered before the first await: the event that woke this worker is heard.
  const host = createHostPlace();
  const parts = createParts(host.link);
  listen(parts, host.hear);
  void parts.start();
});
