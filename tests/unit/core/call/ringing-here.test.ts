import { describe, expect, it } from 'vitest';
import { after, CALLEE, letter, letters, OFFER, PHONE, rang, START } from '../../../support/call-ladder.ts';

const offerReady = { type: 'media', at: START, event: { type: 'offer-ready', ...OFFER } } as const;
const accept = { type: 'command', at: START, command: { type: 'accept', kind: 'audio' } } as const;
const ignore = { type: 'command', at: START, command: { type: 'ignore' } } as const;

const silenced = () => rang({ type: 'silent' });
const ignored = () => after(rang(), CALLEE, ignore);
const accepted = () => after(rang(), CALLEE, accept);

describe('a ring that a person accepted', () => {
  it('is not ignored by a press that comes after it: its window stays', () => {
    const pressed = after(accepted(), CALLEE, ignore);
    expect(pressed.state).toEqual(accepted().state);
    expect(pressed.effects).not.toContainEqual({ do: 'close-window' });
    expect(letters(after(pressed, CALLEE, offerReady))).toEqual(['accept to phone']);
  });

  it('is silenced or ignored no more', () => {
    const taken = letter(PHONE, 'taken', {});
    for (const quiet of [silenced(), ignored()])
      expect(after(quiet, CALLEE, accept, taken).state).toMatchObject({ reason: 'answered-elsewhere' });
  });
});

describe('a ring while another call is accepted', () => {
  const refuse = { type: 'refuse', at: START } as const;

  it('hears that I am busy', () => {
    const step = after(rang(), CALLEE, refuse);
    expect(step.state).toMatchObject({ phase: 'ended', reason: 'busy' });
    expect(letters(step)).toEqual(['busy to phone']);
  });

  it.each([
    ['is silent', silenced],
    ['is ignored', ignored],
    ['is asked for its reason', () => rang({ type: 'ask' })],
    ['is accepted itself', accepted],
  ] as const)('hears nothing where it %s', (_, ring) => {
    const step = after(ring(), CALLEE, refuse);
    expect(step.state).toEqual(ring().state);
    expect(letters(step)).toEqual([]);
  });
});
