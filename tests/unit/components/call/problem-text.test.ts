import { beforeAll, describe, expect, test } from 'vitest';
import { problemText } from '../../../../components/call/problem-text.ts';
import { speakEnglish } from '../../../support/catalogue.ts';

beforeAll(speakEnglish);

describe('what a window says of a device that is refused', () => {
  test('leads to the page of the browser, or, where there is none, to the address of our options', () => {
    expect(problemText({ camera: 'denied' }, 'camera', 'browser')).toContain('set Camera to Allow');
    expect(problemText({ camera: 'denied' }, 'camera', 'options')).toContain(
      'press the crossed-out camera in the address bar of Ahoy',
    );
  });

  test('is said once where both are', () => {
    const both = { microphone: 'denied', camera: 'denied' } as const;
    expect(problemText(both, 'microphone', 'options')).toMatch(
      /does not let Ahoy use your microphone.* Your picture is off for the same reason\.$/u,
    );
    expect(problemText(both, 'camera', 'options')).toBeUndefined();
    expect(problemText({ ...both, camera: 'missing' }, 'camera', 'options')).toContain('no camera was found');
  });
});

test('nothing is said of a device that works', () => {
  expect(problemText({ microphone: 'denied' }, 'camera', 'browser')).toBeUndefined();
});
