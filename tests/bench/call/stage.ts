import type { Page } from 'playwright-core';
import { exchangeCards, meet, type Pair } from '../../support/pair.ts';
import type { Stage } from '../bench.ts';
import { watchCalls } from './ahoy.ts';
import { startRelay } from './relay.ts';
import { createPageTechnique, type Technique } from './technique.ts';

/** As cameras have it. */
const FPS = 30;

export const RAW = 'WebRTC';
const PEERJS = 'PeerJS';

/** Two people with each other's cards, and the two ways to call that are not Ahoy's, in the same two browsers. */
export const openCallStage = async ({
  sandbox,
  load,
}: Stage): Promise<{ readonly pair: Pair; readonly x: Page; readonly others: readonly Technique[] }> => {
  const relay = await startRelay();
  sandbox.onClose(() => relay.close());
  const pair = await meet(sandbox, { alice: { fps: FPS }, bob: { fps: FPS } });
  await exchangeCards(sandbox, pair);
  const x = await pair.alice.openChat('bob');
  await watchCalls(pair, x);
  const pages = [await pair.alice.context.newPage(), await pair.bob.context.newPage()] as const;
  const broker = `${relay.url}?broker=${sandbox.broker.port}`;
  return {
    pair,
    x,
    others: [
      createPageTechnique({ load }, RAW, { file: 'raw-call', url: relay.url }, pages),
      createPageTechnique({ load }, PEERJS, { file: 'peerjs-call', url: broker }, pages),
    ],
  };
};
