import { describe, expect, test } from 'vitest';
import { parseChannelMessage, writeChannelMessage } from '../../../../utils/core/media/channel-message.ts';
import type { TalkMessage } from '../../../../utils/core/media/signal.ts';

const parse = (message: unknown) => parseChannelMessage(JSON.stringify(message));

describe('what two windows say to each other', () => {
  test.each<TalkMessage>([
    { type: 'note', id: 1, text: 'See page 4' },
    { type: 'noted', id: 1 },
    { type: 'reaction', reaction: 'clap' },
    { type: 'hold', on: true },
  ])('comes out as it went in: $type', (message) => {
    expect(parseChannelMessage(writeChannelMessage(message))).toEqual({ ok: true, value: message });
  });

  test('is cleaned like every text by somebody else', () => {
    expect(parse({ type: 'note', id: 1, text: 'a\n\u202Eb' })).toMatchObject({ value: { text: 'a b' } });
  });

  test.each([
    { type: 'note', id: 1, text: 'x'.repeat(1_001) },
    { type: 'note', id: 1, text: ' \u200B ' },
    { type: 'note', id: -1, text: 'x' },
    { type: 'note', id: 1.5, text: 'x' },
    { type: 'note', text: 'x' },
    { type: 'noted', id: '1' },
    { type: 'reaction', reaction: 'toString' },
    { type: 'hold', on: 1 },
    { type: 'unknown' },
    null,
  ])('is dropped when it is none of that: %j', (message) => {
    expect(parse(message)).toEqual({ ok: false, error: 'malformed' });
  });

  test('is not even read when it is huge', () => {
    expect(parse({ type: 'note', id: 1, text: 'x'.repeat(1_000_000) })).toEqual({
      ok: false,
      error: 'too-large',
    });
  });
});
