import { beforeAll, expect, it } from 'vitest';
import { explanationText, ringText } from '../../../../components/ui/explanation-text.ts';
import { speakEnglish } from '../../../support/catalogue.ts';
import { judgedBy } from '../../../support/judged.ts';
import { BOB, ringing } from '../../../support/page-stories.ts';

beforeAll(speakEnglish);

it('a ring that only a relay could carry says beforehand that it cannot be taken', () => {
  expect(ringText(ringing(BOB))).not.toContain('relay');
  expect(ringText(ringing(BOB, { relayMissing: true }))).toMatch(
    /^You follow them\. Key proved in your DM .*none is set in Options: you cannot take this call without one\.$/u,
  );
});

it('what counted was that it is not so: only that stands behind the “not”', () => {
  const { judgement } = judgedBy({}, [
    {
      id: 'own',
      name: 'Mine',
      on: true,
      when: { type: 'not', of: { type: 'in-call' } },
      outcome: { verdict: 'ring' },
    },
  ]);
  expect(explanationText(judgement)).toBe('Rang: not (you are in a call) and your rule “Mine”.');
});
