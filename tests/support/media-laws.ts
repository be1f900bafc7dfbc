import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { createWire } from './media-wire.ts';

const one = <const K extends string>(what: K, weight: number) => ({
  weight,
  arbitrary: fc.record({ do: fc.constant(what), at: fc.nat(8) }),
});
const action = fc.oneof(
  one('deliver', 5),
  one('double', 2),
  one('lose', 1),
  one('work', 6),
  one('restart', 2),
  one('needed', 1),
  one('repeat', 1),
);

/** Two machines over a bad wire come to the same end, whatever was lost, doubled, overtaken or wanted by both. */
export const agreeInTheEnd = (maxLength: number) =>
  fc.property(fc.boolean(), fc.array(action, { maxLength, size: 'max' }), (early, actions) => {
    const wire = createWire();
    wire.callee.dispatch({ type: 'start' });
    wire.callee.work();
    wire.callee.dispatch({ type: 'gathered' });
    wire.callee.dispatch({ type: 'accepted' });
    if (!early) wire.settle();
    for (const { do: what, at } of actions) {
      const side = at % 2 === 0 ? wire.caller : wire.callee;
      const index = wire.flying.length === 0 ? 0 : at % wire.flying.length;
      if (what === 'deliver') wire.deliver(index, false);
      if (what === 'double') wire.deliver(index, true);
      if (what === 'lose') wire.lose(index);
      if (what === 'work') side.work();
      if (what === 'restart') side.dispatch({ type: 'restart', urgent: false });
      if (what === 'needed') side.dispatch({ type: 'needed' });
      if (what === 'repeat') side.fire('answer');
    }
    wire.settle();
    assert.deepEqual([wire.caller.state.phase, wire.callee.state.phase], ['resting', 'resting']);
    assert.deepEqual([wire.caller.signaling, wire.callee.signaling], ['stable', 'stable']);
    assert.equal(wire.caller.remote, wire.callee.local);
    assert.equal(wire.callee.remote, wire.caller.local);
    assert.notEqual(wire.callee.local, '');
  });
