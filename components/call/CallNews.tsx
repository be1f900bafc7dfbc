import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Sending } from '../../utils/core/media/signal.ts';
import type { InCallView } from './in-call.ts';
import type { OwnState } from './own-state.ts';

type CallNewsProps = {
  readonly own: OwnState;
  readonly peerSends: Sending | undefined;
  readonly inCall: InCallView;
  /** Of the other side, for a sentence. */
  readonly name: string;
};

/** ms. What changes together is told together, and what is back as it was is no news. */
const SETTLED = 500;

const KINDS = ['voice', 'camera', 'screen'] as const;

type What = `${keyof Sending}${'On' | 'Off'}`;

const inWords = (sends: Sending | undefined, words: (what: What) => string) =>
  KINDS.map((kind) => sends && words(`${kind}${sends[kind] ? 'On' : 'Off'}`));

/** What a screen reader hears of changes that are only seen otherwise, each once. */
export const CallNews = ({ own, peerSends, inCall, name }: CallNewsProps) => {
  const held = inCall.held.mine || inCall.held.theirs;
  // What was not known before is no news.
  const states = [
    // That it is on hold is said where it is seen, and that nothing is sent then is nobody's doing.
    held ? ' ' : i18n.t('news.resumed'),
    ...inWords(held ? undefined : peerSends, (what) => i18n.t(`peerNews.${what}`, [name])),
    ...inWords(
      inCall.pushToTalk ? undefined : { voice: !own.muted, camera: own.cameraOn, screen: own.sharing },
      (what) => i18n.t(`news.${what}`),
    ),
  ];
  const [[, news], settle] = useState<readonly [known: typeof states, news: string]>([[], '']);
  useEffect(() => {
    const changed = ([known, news]: readonly [typeof states, string]) =>
      [
        states,
        states.filter((words, at) => words && known[at] && words !== known[at]).join(' ') || news,
      ] as const;
    const timer = setTimeout(() => settle(changed), SETTLED);
    return () => clearTimeout(timer);
  }, [states.join()]);
  return (
    <p class="only-heard" role="status">
      {news}
    </p>
  );
};
