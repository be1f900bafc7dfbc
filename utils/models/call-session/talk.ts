import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { TalkMessage } from '../../core/media/signal.ts';

/** What the two windows say to each other over the data channel; outlives a change of the connection. */
export type Talk = {
  /** The channel carries messages. */
  readonly open: ReadonlySignal<boolean>;
  /** False: it was not said, because there is no channel now. */
  say(message: TalkMessage): boolean;
  /** Calls back with everything of that type that the other side says. */
  hear<Type extends TalkMessage['type']>(
    type: Type,
    heard: (message: Extract<TalkMessage, { readonly type: Type }>) => void,
  ): void;
};

/** The connection's end of it. */
export type TalkLine = {
  opened(send: (message: TalkMessage) => boolean): void;
  closed(): void;
  said(message: TalkMessage): void;
};

export const createTalk = (): Talk & { readonly line: TalkLine } => {
  const open = signal(false);
  const listeners: { readonly type: string; readonly heard: (message: never) => void }[] = [];
  let send = (_message: TalkMessage): boolean => false;
  return {
    open,
    say: (message) => send(message),
    hear: (type, heard) => void listeners.push({ type, heard }),
    line: {
      opened(through) {
        send = through;
        open.value = true;
      },
      closed() {
        send = () => false;
        open.value = false;
      },
      said(message) {
        for (const { type, heard } of listeners) if (type === message.type) heard(message as never);
      },
    },
  };
};
