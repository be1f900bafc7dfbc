import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createDevices,
  isSent,
  useDevices,
  type DeviceEffect,
  type DeviceEvent,
  type Devices,
  type Source,
} from '../../../../utils/core/media/devices.ts';

const run = (start: Devices, ...events: readonly DeviceEvent[]) => {
  let state = start;
  const effects: DeviceEffect[] = [];
  for (const event of events) {
    const step = useDevices(state, event);
    state = step.state;
    effects.push(...step.effects);
  }
  return { state, effects };
};

const opened = (source: Source): DeviceEvent => ({ type: 'opened', source });
const toggle = (source: Source): DeviceEvent => ({ type: 'toggle', source });

describe('devices', () => {
  test('stay closed before the start, whatever is wished', () => {
    const { effects } = run(createDevices(true), toggle('camera'), toggle('screen'), { type: 'mute' });
    expect(effects.filter((effect) => effect.do === 'open')).toEqual([]);
  });

  test('are opened together, so that the browser asks once', () => {
    expect(run(createDevices(true), { type: 'start' }).effects).toEqual([
      { do: 'open', sources: ['microphone', 'camera'] },
    ]);
  });

  test('leave the camera dark in a call with sound only', () => {
    expect(run(createDevices(true), { type: 'wish-camera', on: false }, { type: 'start' }).effects).toEqual([
      { do: 'open', sources: ['microphone'] },
    ]);
  });

  test('close what is granted after it was switched off again', () => {
    const { state, effects } = run(
      createDevices(true),
      { type: 'start' },
      toggle('camera'),
      opened('camera'),
    );
    expect(effects).toContainEqual({ do: 'close', source: 'camera' });
    expect(isSent(state, 'camera')).toBe(false);
  });

  test('close what is granted after the call ended', () => {
    const { effects } = run(createDevices(true), { type: 'start' }, { type: 'end' }, opened('camera'));
    expect(effects.at(-1)).toEqual({ do: 'close', source: 'camera' });
  });

  test('carry the wish to be muted over to a microphone that opens later', () => {
    const { effects } = run(createDevices(false), { type: 'mute' }, { type: 'start' }, opened('microphone'));
    expect(effects.at(-1)).toEqual({ do: 'mute', on: true });
  });

  test('ask for a missing microphone again when somebody presses Mute', () => {
    const { effects } = run(
      createDevices(false),
      { type: 'start' },
      { type: 'refused', source: 'microphone', why: 'denied' },
      { type: 'mute' },
    );
    expect(effects.at(-1)).toEqual({ do: 'open', sources: ['microphone'] });
  });

  test('go on with what there is and remember what went wrong', () => {
    const { state } = run(createDevices(true), { type: 'start' }, opened('microphone'), {
      type: 'refused',
      source: 'camera',
      why: 'in-use',
    });
    expect([isSent(state, 'microphone'), isSent(state, 'camera')]).toEqual([true, false]);
    expect(state).toMatchObject({ problems: { camera: 'in-use' } });
    expect(run(state, toggle('camera'), opened('camera')).state).toMatchObject({ problems: {} });
  });

  test('show the screen beside the camera, until it is lost', () => {
    const base = run(createDevices(true), { type: 'start' }, opened('microphone'), opened('camera')).state;
    const sharing = run(base, toggle('screen'), opened('screen'));
    expect([isSent(sharing.state, 'screen'), isSent(sharing.state, 'camera')]).toEqual([true, true]);
    const { state } = run(sharing.state, { type: 'lost', source: 'screen' });
    expect([isSent(state, 'screen'), isSent(state, 'camera')]).toEqual([false, true]);
    expect(state).toMatchObject({ problems: {} });
  });

  test('are all closed at the end, on every way there', () => {
    const source = fc.constantFrom<Source>('microphone', 'camera', 'screen');
    const act = fc.oneof(
      fc.constantFrom<DeviceEvent>(
        { type: 'start' },
        { type: 'mute' },
        { type: 'wish-camera', on: true },
        { type: 'wish-camera', on: false },
        { type: 'end' },
      ),
      source.map((one): DeviceEvent => toggle(one)),
      source.map((one): DeviceEvent => ({ type: 'lost', source: one })),
      // The browser answers one of its questions.
      fc.record({ answer: fc.nat(3), granted: fc.boolean() }),
    );
    fc.assert(
      fc.property(fc.boolean(), fc.array(act, { maxLength: 40 }), (camera, acts) => {
        let state = createDevices(camera);
        const asked: Source[] = [];
        const open = new Set<Source>();
        const dispatch = (event: DeviceEvent): void => {
          if (event.type === 'opened') {
            expect(open.has(event.source)).toBe(false);
            open.add(event.source);
          }
          const step = useDevices(state, event);
          state = step.state;
          for (const effect of step.effects) {
            if (effect.do === 'open') asked.push(...effect.sources);
            if (effect.do === 'close') expect(open.delete(effect.source)).toBe(true);
          }
        };
        const answer = (index: number, granted: boolean): void => {
          const [one] = asked.splice(index, 1);
          if (one !== undefined)
            dispatch(granted ? opened(one) : { type: 'refused', source: one, why: 'failed' });
        };
        for (const one of acts) {
          if ('answer' in one) answer(one.answer % Math.max(1, asked.length), one.granted);
          else if (one.type !== 'lost' || open.has(one.source)) dispatch(one);
        }
        dispatch({ type: 'end' });
        while (asked.length > 0) answer(0, true);
        expect([...open]).toEqual([]);
        expect((['microphone', 'camera', 'screen'] as const).some((one) => isSent(state, one))).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
