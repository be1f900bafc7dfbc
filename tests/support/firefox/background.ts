/**
 * Each of these runs in a page of the extension in Firefox. There the background is a page of the same process, and
 * others reach into it.
 */
type Background = Window & typeof globalThis & { loudest?: number };

type Reach = {
  readonly browser: {
    readonly browserAction: { getBadgeText(of: object): Promise<string> };
    readonly extension: { getBackgroundPage(): Background };
  };
};

/** From now on, whatever the background plays by Web Audio is measured. */
export const measureBackground = (): void => {
  const background = (globalThis as unknown as Reach).browser.extension.getBackgroundPage();
  background.loudest = 0;
  const { AudioNode: Node, AudioDestinationNode: Speaker, AnalyserNode: Analyser } = background;
  const connect = Node.prototype.connect as (this: AudioNode, to: AudioNode) => AudioNode;
  Reflect.set(Node.prototype, 'connect', function measured(this: AudioNode, target: AudioNode): AudioNode {
    if (!(target instanceof Speaker)) return connect.call(this, target);
    const analyser = new Analyser(this.context, { fftSize: 2048 });
    connect.call(this, analyser);
    const samples = new Float32Array(analyser.fftSize);
    setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      for (const sample of samples) background.loudest = Math.max(background.loudest ?? 0, Math.abs(sample));
    }, 15);
    return connect.call(this, target);
  });
};

export const loudestOfBackground = (): number =>
  (globalThis as unknown as Reach).browser.extension.getBackgroundPage().loudest ?? 0;

/** What stands on the button of Ahoy in the toolbar. */
export const badge = (): Promise<string> =>
  (globalThis as unknown as Reach).browser.browserAction.getBadgeText({});
