import { describe, expect, it } from 'vitest';
import { browsersOf } from '../../sandbox/browsers.ts';

describe('the browsers of the playground', () => {
  it.each([
    [[], 'chromium', 'chromium'],
    [['--browser', 'firefox'], 'firefox', 'firefox'],
    [['--browser=chromium'], 'chromium', 'chromium'],
    [['--mixed'], 'chromium', 'firefox'],
  ])('are named by its arguments: %j', (args, alice, bob) => {
    expect(browsersOf(args)).toEqual({ ok: true, alice, bob });
  });

  it.each([
    [['--browser', 'safari'], '"safari" is no browser that the playground knows'],
    [['--browser', 'firefox', '--mixed'], 'give only one of them'],
    [['--fierfox'], "Unknown option '--fierfox'"],
    [['firefox'], "Unexpected argument 'firefox'"],
    [['--browser'], "Option '--browser <value>' argument missing"],
  ])('are asked for again, with how, when nobody can know what is meant: %j', (args, reason) => {
    const answer = browsersOf(args);
    const says = answer.ok ? '' : answer.says;
    expect(says).toContain(reason);
    expect(says).toContain('npm start -- --browser firefox');
  });
});
