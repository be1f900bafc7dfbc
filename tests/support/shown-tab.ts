import type { BrowserContext, Page } from 'playwright-core';

export type Rgb = readonly [red: number, green: number, blue: number];

/** A tab to share: four coloured quarters, and a tone of its own if `hertz` is given. */
export const openShownTab = async (
  context: BrowserContext,
  title: string,
  quarters: readonly [Rgb, Rgb, Rgb, Rgb],
  hertz?: number,
): Promise<Page> => {
  const page = await context.newPage();
  const blocks = quarters.map((colour) => `<i style="background:rgb(${colour.join()})"></i>`).join('');
  const style =
    'body{margin:0;display:grid;grid-template:1fr 1fr/1fr 1fr;block-size:100vh}i{animation:a 1s infinite}@keyframes a{to{opacity:.98}}';
  await page.setContent(`<title>${title}</title><style>${style}</style>${blocks}`);
  if (hertz !== undefined)
    await page.evaluate(async (frequency) => {
      const context = new AudioContext();
      await context.resume();
      const tone = new OscillatorNode(context, { frequency });
      tone.connect(new GainNode(context, { gain: 0.3 })).connect(context.destination);
      tone.start();
    }, hertz);
  return page;
};

/** The colours in the middle of the four quarters of what *Remote video* shows. */
export const quartersOf = (page: Page): Promise<readonly Rgb[]> =>
  page.evaluate(() => {
    const video = document.querySelector<HTMLVideoElement>('video[aria-label="Remote video"]');
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [40, 40];
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    if (video === null || pen === null) throw new Error('there is no picture');
    pen.drawImage(video, 0, 0, 40, 40);
    const at = (x: number, y: number): Rgb => {
      const [red = 0, green = 0, blue = 0] = pen.getImageData(x, y, 1, 1).data;
      return [red, green, blue];
    };
    return [at(10, 10), at(30, 10), at(10, 30), at(30, 30)];
  });

/** The loudest frequency, in hertz, of what a page plays, by default the sound of a shared screen; 0: it plays nothing. */
export const toneOf = (page: Page, player = 'audio'): Promise<number> =>
  page.evaluate(async (selector) => {
    const source = document.querySelector<HTMLMediaElement>(selector)?.srcObject;
    if (!(source instanceof MediaStream) || source.getAudioTracks().length === 0) return 0;
    const context = new AudioContext();
    await context.resume();
    const analyser = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 });
    context.createMediaStreamSource(source).connect(analyser);
    await new Promise((resolve) => setTimeout(resolve, 700));
    const bins = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(bins);
    const loudest = bins.reduce((best, value, bin) => (value > (bins[best] ?? -Infinity) ? bin : best), 0);
    const hertz = (loudest * context.sampleRate) / analyser.fftSize;
    await context.close();
    return (bins[loudest] ?? -Infinity) > -60 ? hertz : 0;
  }, player);
