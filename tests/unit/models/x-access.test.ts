import { beforeEach, describe, expect, it } from 'vitest';
import type { SiteAccess } from '../../../utils/models/ports/browser.ts';
import { createXAccess, type XAccessModel } from '../../../utils/models/x-access.ts';
import { settled } from '../../support/fakes/background.ts';

/** A browser whose person answers `answer` when asked; `undefined`: it does not ask. */
class FakeSite implements SiteAccess {
  answer: boolean | undefined;
  #isGiven = true;
  readonly #watchers = new Set<() => void>();
  set(isGiven: boolean): void {
    this.#isGiven = isGiven;
    for (const changed of this.#watchers) changed();
  }
  isGiven = async (): Promise<boolean> => this.#isGiven;
  ask = async (): Promise<boolean> => {
    if (this.answer === undefined) throw new Error('No press');
    if (this.answer) this.set(true);
    return this.answer;
  };
  watch = (changed: () => void): void => void this.#watchers.add(changed);
}

describe('access to X', () => {
  let site: FakeSite;
  let model: XAccessModel;
  beforeEach(async () => {
    site = new FakeSite();
    model = createXAccess(site);
    await settled();
  });

  it('is missed as soon as it is taken away, and no longer when it is given back elsewhere', async () => {
    expect(model.access.value).toBe('given');
    site.set(false);
    await settled();
    expect(model.access.value).toBe('missing');
    site.set(true);
    await settled();
    expect(model.access.value).toBe('given');
  });

  it('is asked for again, and given', async () => {
    site.set(false);
    site.answer = true;
    await model.ask();
    await settled();
    expect(model.access.value).toBe('given');
  });

  it.each([
    ['a person says no', false],
    ['a browser does not ask', undefined],
  ])('is said to be refused when %s, until it is given', async (_, answer) => {
    site.set(false);
    site.answer = answer;
    await model.ask();
    site.set(false);
    await settled();
    expect(model.access.value).toBe('refused');
    site.set(true);
    await settled();
    expect(model.access.value).toBe('given');
  });
});
