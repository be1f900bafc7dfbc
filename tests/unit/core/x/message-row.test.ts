import { describe, expect, it } from 'vitest';
import { authorOf, incomingRowId, type RowHooks } from '../../../../utils/core/x/message-row.ts';

const theirs: RowHooks = {
  itemKey: 'u1',
  rowKey: 'u1',
  testId: 'message-u1',
  classes: ['message', 'justify-start'],
  alignment: 'flex-start',
  status: null,
};

describe('a message row', () => {
  it('is the partner’s when all its hooks say so', () => {
    expect(incomingRowId(theirs)).toBe('u1');
  });

  it.each<[string, Partial<RowHooks>]>([
    ['its item', { itemKey: undefined }],
    ['its row', { rowKey: null }],
    ['its test id', { testId: null }],
    ['its class', { classes: ['x1a2b3'] }],
  ])('is so still when X drops %s', (_, change) => {
    expect(incomingRowId({ ...theirs, ...change })).toBe('u1');
  });

  it.each<[string, Partial<RowHooks>]>([
    ['its ids differ', { rowKey: 'u2' }],
    ['its test id names another row', { testId: 'message-u2' }],
    ['it is a notice without a row of its own', { rowKey: null, testId: null }],
    ['its classes leave it to its place, and that is the middle', { classes: [], alignment: 'center' }],
    ['its classes leave it to its place, and it has a send status', { classes: [], status: 'read' }],
    ['its class says mine', { classes: ['justify-end'] }],
    ['its class says both', { classes: ['justify-start', 'justify-end'] }],
    ['it stands on my side', { alignment: 'flex-end' }],
    ['it stands in the middle', { alignment: 'center' }],
    ['it has a send status', { status: 'read' }],
  ])('is not when %s', (_, change) => {
    expect(incomingRowId({ ...theirs, ...change })).toBeUndefined();
  });
});

describe('the author of a row', () => {
  const mine = { classes: ['message', 'justify-end'], alignment: 'flex-end', status: 'delivered' };

  it('is told only when class, place and send status agree', () => {
    expect(authorOf(mine)).toBe('me');
    expect(authorOf(theirs)).toBe('them');
    for (const change of [{ status: null }, { alignment: 'flex-start' }, { classes: ['justify-start'] }])
      expect(authorOf({ ...mine, ...change })).toBeUndefined();
  });

  it('is nobody while a message of mine is under way, and when it failed', () => {
    for (const status of ['pending', 'sending', 'failed', 'error', ''])
      expect(authorOf({ ...mine, status })).toBeUndefined();
  });

  it('is nobody for a notice in the middle', () => {
    expect(authorOf({ classes: ['justify-center'], alignment: 'center', status: null })).toBeUndefined();
  });
});
