import type { Page } from 'playwright-core';

declare global {
  interface Window {
    /** The loudest sample of each sound that the page made itself, in order. */
    heard?: { loudest: number; readonly speaker: unknown }[];
  }
}

/** For a page, ahead of its own scripts: measures whatever it plays by Web Audio. */
export const measureSounds = (): void => {
  window.heard = [];
  const connect = AudioNode.prototype.connect as (this: AudioNode, to: AudioNode) => AudioNode;
  const measured = function (this: AudioNode, target: AudioNode): AudioNode {
    if (target instanceof AudioDestinationNode) {
      const sound = { loudest: 0, speaker: Reflect.get(this.context, 'sinkId') as unknown };
      window.heard?.push(sound);
      const analyser = new AnalyserNode(this.context, { fftSize: 2048 });
      connect.call(this, analyser);
      const samples = new Float32Array(analyser.fftSize);
      setInterval(() => {
        analyser.getFloatTimeDomainData(samples);
        sound.loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), sound.loudest);
      }, 15);
    }
    return connect.call(this, target);
  };
  Reflect.set(AudioNode.prototype, 'connect', measured);
};

export const soundsOf = (page: Page): Promise<readonly { loudest: number; speaker: unknown }[]> =>
  page.evaluate(() => window.heard ?? []);
