import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Browser tests that take a minute and more; whatever begins last holds up everybody. */
const LONGEST = [
  'e2e/faults',
  'firefox/calls',
  'e2e/call',
  'media/connection',
  'media/recovery',
  'e2e/attacks',
  'e2e/call-window',
  'firefox/screening',
].map((name) => `${name}.test.ts`);

/** Vitest goes by the size of files where nothing was run before. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = LONGEST.findIndex((name) => moduleId.endsWith(name));
      return at === -1 ? LONGEST.length : at;
    };
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other));
  }
}
