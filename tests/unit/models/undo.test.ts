import { expect, it, describe } from 'vitest';
import { createUndo } from '../../../utils/models/undo.ts';

describe('undo', () => {
  it('offers nothing before anything was done', () => {
    expect(createUndo().offered.value).toBeUndefined();
  });

  it('offers the last act only, until it is dismissed', () => {
    const { offer, offered, dismiss } = createUndo();
    offer({ label: 'Removed Bob', undo: () => {} });
    offer({ label: 'Blocked Carol', undo: () => {} });
    expect(offered.value?.label).toBe('Blocked Carol');
    dismiss();
    expect(offered.value).toBeUndefined();
  });

  it('takes an act back once and then offers nothing', () => {
    const { offer, offered } = createUndo();
    let undone = 0;
    offer({
      label: 'Removed Bob',
      undo: () => {
        undone += 1;
      },
    });
    offered.value?.undo?.();
    expect(undone).toBe(1);
    expect(offered.value).toBeUndefined();
  });

  it('also says what cannot be taken back', () => {
    const { offer, offered } = createUndo();
    offer({ label: 'Bob can ring you now', undo: undefined });
    expect(offered.value).toEqual({ label: 'Bob can ring you now', undo: undefined });
  });

  it('lets the undoing of an act offer something itself', () => {
    const { offer, offered } = createUndo();
    offer({ label: 'Removed Bob', undo: () => offer({ label: 'Bob is back', undo: () => {} }) });
    offered.value?.undo?.();
    expect(offered.value?.label).toBe('Bob is back');
  });
});
