// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { ContentScriptContext } from '../../../../utils/adapters/x/life.ts';

describe('the life of a script in X’s page', () => {
  it('ends when a newer copy of the script starts, and not when another one does', () => {
    const old = new ContentScriptContext('x');
    const other = new ContentScriptContext('x-learn');
    expect(old.signal.aborted).toBe(false);
    const newer = new ContentScriptContext('x');
    expect(old.signal.aborted).toBe(true);
    expect(other.signal.aborted).toBe(false);
    expect(newer.signal.aborted).toBe(false);
  });

  it('ends when it is aborted', () => {
    const life = new ContentScriptContext('x');
    life.abort('orphaned');
    expect(life.signal.reason).toBe('orphaned');
  });
});
