import type { Network } from '../../models/ports/system.ts';

/** Chrome tells the kind of network; its `change` also comes for estimates of speed, which mean nothing here. */
type Connection = EventTarget & { readonly type?: string };

export const network: Network = {
  watch(changed, until) {
    window.addEventListener('online', changed, { signal: until });
    const { connection } = navigator as Navigator & { readonly connection?: Connection };
    let kind = connection?.type;
    connection?.addEventListener(
      'change',
      () => {
        if (connection.type === kind) return;
        kind = connection.type;
        changed();
      },
      { signal: until },
    );
  },
};
