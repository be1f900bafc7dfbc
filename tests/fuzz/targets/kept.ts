/** What is kept, or comes back from a file: exports, rules, drafts, settings. */
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import * as v from 'valibot';
import {
  BROWSER_FIELDS,
  SCREENING_FIELDS,
  soundFields,
} from '../../../utils/adapters/storage/setting-fields.ts';
import { parsePortable } from '../../../utils/core/portable/parse.ts';
import { formatPortable } from '../../../utils/core/portable/write.ts';
import { decide } from '../../../utils/core/screening/decide.ts';
import { parseDrafts } from '../../../utils/core/screening/parse-draft.ts';
import { rulesSchema } from '../../../utils/core/screening/parse-rules.ts';
import { LAST_RULE } from '../../../utils/core/screening/rule.ts';
import { draftOf, draftProblems } from '../../../utils/core/screening/rule-draft.ts';
import { DEFAULT_SCREENING } from '../../../utils/core/screening/screening.ts';
import { portable } from '../../support/any-portable.ts';
import { input, rule, rules } from '../../support/any-screening.ts';
import { NOW } from '../../support/fakes/clock.ts';
import { spoiltJson } from '../spoil-json.ts';
import { spoilt } from '../spoil-text.ts';
import type { Target } from '../target.ts';

export const exportsWritten: Target = {
  name: 'exports-written',
  property: () =>
    fc.property(portable, (written) => {
      assert.deepEqual(parsePortable(formatPortable(written), NOW), { ok: true, value: written });
    }),
};

export const readExports: Target = {
  name: 'exports',
  property: () =>
    fc.property(
      fc.oneof(
        spoiltJson(portable.map((one) => JSON.parse(formatPortable(one)) as unknown)),
        spoilt(portable.map(formatPortable)),
      ),
      (text) => {
        const read = parsePortable(text, NOW);
        // What was taken in can be written and taken in again.
        if (read.ok) assert.deepEqual(parsePortable(formatPortable(read.value), NOW), read);
      },
    ),
};

export const ruleLists: Target = {
  name: 'rules',
  property: () =>
    fc.property(spoiltJson(rules), input, (text, ring) => {
      const read = v.safeParse(rulesSchema, JSON.parse(text));
      if (!read.success) return;
      assert.deepEqual(v.parse(rulesSchema, JSON.parse(JSON.stringify(read.output))), read.output);
      assert.equal(read.output.at(-1)?.id, LAST_RULE);
      assert.match(decide(read.output, ring).verdict, /^(ring|ask|silent|decline|block)$/);
    }),
};

export const drafts: Target = {
  name: 'rule-drafts',
  property: () =>
    fc.property(spoiltJson(fc.dictionary(fc.string(), rule.map(draftOf), { maxKeys: 3 })), (text) => {
      const read = parseDrafts(JSON.parse(text));
      assert.deepEqual(parseDrafts(JSON.parse(JSON.stringify(read))), read);
      for (const draft of Object.values(read)) draftProblems(draft);
    }),
};

const stored = fc.record({
  brokerUrl: fc.constantFrom('', 'https://signal.example.org'),
  relays: fc.constantFrom([], [{ url: 'turn:a.b', login: 'password', username: 'u', secret: 's' }]),
  alwaysRelay: fc.boolean(),
  hideLocal: fc.boolean(),
  ringWindow: fc.boolean(),
  welcomed: fc.boolean(),
  agreedHosts: fc.array(fc.domain(), { maxLength: 2 }),
  currentAccount: fc.constant('44196397'),
  takeCalls: fc.boolean(),
  expectingUntil: fc.nat(),
  rules: fc.constant(DEFAULT_SCREENING.rules),
});

export const settings: Target = {
  name: 'settings',
  property: () =>
    fc.property(spoiltJson(stored), (text) => {
      const all = JSON.parse(text) as Readonly<Record<string, unknown>> | null;
      for (const fields of [BROWSER_FIELDS, SCREENING_FIELDS] as const) {
        const read = soundFields<Record<string, unknown>>(fields, (name) => all?.[name]);
        const again = soundFields<Record<string, unknown>>(fields, (name) => read[name]);
        assert.deepEqual(again, read);
      }
    }),
};
