import { expect, it } from 'vitest';
import { isolate } from '../../../../utils/core/lib/isolate.ts';

it.each(['ليلى', 'דנה', 'Dana דנה', '\u202Efdp.exe'])(
  'keeps %j from turning what stands around it',
  (text) => {
    expect(isolate(text)).toBe(`\u2068${text}\u2069`);
  },
);

it.each(['Bob', 'Юлия', '李', '🌻', '@bob', ''])('leaves %j as it is', (text) => {
  expect(isolate(text)).toBe(text);
});
