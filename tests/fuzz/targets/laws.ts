/** Two sides of one call over a wire that loses, doubles and delays; the steps of the long form go into millions. */
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { agreeInTheEnd } from '../../support/media-laws.ts';
import { act, fate, runCall } from '../../support/two-sides.ts';
import type { Target } from '../target.ts';

export const media: Target = {
  name: 'media-law',
  property: (length) => agreeInTheEnd(length === 'long' ? 400 : 60),
};

export const calls: Target = {
  name: 'call-law',
  property: (length) => {
    const most = length === 'long' ? 40 : 8;
    return fc.property(
      fc.array(fate, { minLength: 1, maxLength: 2 * most, size: 'max' }),
      fc.array(act, { maxLength: most, size: 'max' }),
      (fates, acts) => {
        const { state } = runCall(fates, acts);
        const phases = [state.alice.phase, state.bob?.phase ?? 'ended'];
        assert.ok(phases.every((phase) => phase === 'ended') || phases.every((phase) => phase === 'live'));
      },
    );
  },
};
