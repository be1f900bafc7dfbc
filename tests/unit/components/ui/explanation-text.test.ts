import { beforeAll, expect, it } from 'vitest';
import { ringText } from '../../../../components/ui/explanation-text.ts';
import { speakEnglish } from '../../../support/catalogue.ts';
import { BOB, ringing } from '../../../support/page-stories.ts';

beforeAll(speakEnglish);

it('a ring that only a relay could carry says beforehand that it cannot be taken', () => {
  expect(ringText(ringing(BOB))).not.toContain('relay');
  expect(ringText(ringing(BOB, { relayMissing: true }))).toMatch(
    /^You follow them\. Key proved in your DM .*none is set in Options: you cannot take this call without one\.$/u,
  );
});
