// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { TryIt } from '../../../../components/popup/TryIt.tsx';
import { shownOf } from '../../../../utils/core/screening/assume.ts';
import { STRANGER } from '../../../../utils/core/screening/describe.ts';
import { rulesWith } from '../../../support/fakes/settings.ts';
import { speakEnglish } from '../../../support/catalogue.ts';
import { type InputChange, judgedBy } from '../../../support/judged.ts';

beforeAll(speakEnglish);
afterEach(() => render(null, document.body));

const nothing = (): void => undefined;
const DEFAULT = rulesWith({}).rules;

/** The card with the verdict on such a ring. */
const verdictOn = (change: InputChange, rules = DEFAULT): Element | null => {
  const { input, judgement } = judgedBy(change, rules);
  render(
    <TryIt
      who="described"
      onWho={nothing}
      described={STRANGER}
      onDescribe={nothing}
      picked={{ person: undefined, query: '', found: [], onSearch: nothing, onPick: nothing }}
      shown={shownOf(input, {}, {})}
      onAssume={nothing}
      onPast={nothing}
      answer={{ judgement, cannotRing: false, now: input.situation.now }}
      replay={undefined}
    />,
    document.body,
  );
  return document.querySelector('[role=status]');
};

describe('the verdict', () => {
  const bob = { caller: { starred: true } };
  const inCall = { ...bob, situation: { inCall: true } };

  it('says that it rang', () => {
    expect(verdictOn(bob)?.textContent).toBe('Rang: in My people.');
  });

  it('of a call that comes during another one is that they hear so', () => {
    const card = verdictOn(inCall);
    expect(card?.textContent).toBe(
      'Would have rung: in My people.You are in a call, so they hear that you are busy.',
    );
    expect(card?.classList).not.toContain('try-verdict-ring');
  });

  it('is that it rang where it may wait, and what the rules say where it would not ring', () => {
    const waiting = rulesWith({ callWaiting: true }).rules;
    expect(verdictOn(inCall, waiting)?.textContent).toMatch(/^Rang: in My people\./u);
    expect(verdictOn({ situation: { inCall: true } })?.textContent).toBe(
      'Asked for a reason: not among the people who may ring you.',
    );
  });
});
