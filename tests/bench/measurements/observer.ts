import { launchAlice } from '../alone.ts';
import type { Measurement } from '../bench.ts';

const ROUNDS = 100;

/** What reading one of X's responses costs its page: the observer says itself how long its work took. */
export const observer: Measurement = {
  name: 'observer',
  async measure({ sandbox }) {
    const alice = await launchAlice(sandbox);
    sandbox.x.configure('alice', { crowd: 200 });
    const page = await alice.openX('/settings');
    const took = await page.evaluate(async (rounds) => {
      const { port1, port2 } = new MessageChannel();
      const heard: { people: unknown[]; took: number }[] = [];
      port1.addEventListener('message', ({ data }) => heard.push(data as (typeof heard)[number]));
      port1.start();
      window.postMessage('ahoy-people', location.origin, [port2]);
      const { me } = (await fetch('/sandbox/boot').then((one) => one.json())) as { me: string };
      for (let round = 0; round < rounds; round += 1) {
        const variables = JSON.stringify({ userId: me, count: 50, cursor: String(round) });
        const answer = await fetch(`/i/api/graphql/q/Following?variables=${encodeURIComponent(variables)}`);
        await answer.text();
      }
      const end = Date.now() + 30_000;
      while (heard.length < rounds && Date.now() < end)
        await new Promise((resolve) => setTimeout(resolve, 50));
      return heard.filter(({ people }) => people.length === 50).map((one) => one.took);
    }, ROUNDS);
    return [{ what: 'a response of 50 people', samples: took, limits: [{ ms: 1 }] }];
  },
};
