import { describe, expect, it } from 'vitest';
import { createWords } from '../../../../components/x/words.ts';

describe('the words in X’s page', () => {
  const words = createWords({ 'x.audioCall': 'Audio call @$1', 'x.saved': '$1: saved', 'x.ready': 'Rings' });

  it('have a name put in, whatever is in that name', () => {
    expect(words('x.audioCall', ['bob'])).toBe('Audio call @bob');
    expect(words('x.saved', ['$2 $1 $&'])).toBe('$2 $1 $&: saved');
  });

  it('are as they stand where nothing is put in', () => {
    expect(words('x.ready')).toBe('Rings');
  });
});
