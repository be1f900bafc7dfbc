// @vitest-environment jsdom
import { beforeAll, expect, test } from 'vitest';
import { partText } from '../../../../components/options/data-texts.ts';
import { speakEnglish } from '../../../support/catalogue.ts';

beforeAll(speakEnglish);

const NOBODY = { added: 0, changed: 0, stayBlocked: 0, withoutCard: 0, letIn: 0, unguarded: 0 };

test('an import that only changes people never says that it lets nobody ring', () => {
  expect(partText('people', { people: { ...NOBODY, changed: 1 } })).toBe('Changes one person.');
  expect(partText('people', { people: { ...NOBODY, changed: 2, letIn: 1, unguarded: 2 } })).toBe(
    'Changes 2 people. One person may ring you who could not before, or only with a reason. 2 people are no longer silent, declined or Relay only.',
  );
});

test('an import says of people without a card that they cannot ring', () => {
  expect(partText('people', { people: { ...NOBODY, added: 3, withoutCard: 2 } })).toBe(
    'Adds 3 people. 2 people whom it adds cannot ring you before you exchange cards again.',
  );
});

test('rules of a file say whom they let ring', () => {
  expect(partText('rules', { rules: { before: 14, after: 2, letIn: 2 } })).toBe(
    'Replaces your 14 rules with 2. 2 people may ring you who could not before, or only with a reason.',
  );
});
