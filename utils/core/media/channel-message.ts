import * as v from 'valibot';
import { parseJson } from '../lib/parse-json.ts';
import { err, ok, type Result } from '../lib/result.ts';
import { readDescriptionText, writeDescriptionText } from './description.ts';
import { candidates, count, publicKey } from '../protocol/field-schemas.ts';
import { cleanNote, MAX_NOTE_CHARACTERS, REACTIONS } from '../talk/note.ts';
import { MAX_CHANNEL_MESSAGE } from './limits.ts';
import type { ChannelMessage } from './signal.ts';

/** 32 bytes as base64url, as a key is. */
const bytes32: v.GenericSchema<unknown, string> = publicKey;
const noteId = count;

const Message = v.variant('type', [
  v.object({
    type: v.literal('description'),
    description: v.object({ type: v.picklist(['offer', 'answer']), text: v.string() }),
    candidates,
  }),
  v.object({ type: v.literal('candidates'), candidates }),
  v.object({ type: v.literal('bye') }),
  v.object({
    type: v.literal('proof'),
    step: v.picklist(['commit', 'nonce', 'reveal']),
    value: bytes32,
  }),
  v.object({
    type: v.literal('sending'),
    sending: v.object({ voice: v.boolean(), camera: v.boolean(), screen: v.boolean() }),
  }),
  v.object({
    type: v.literal('thrift'),
    thrift: v.object({ saver: v.boolean(), paused: v.boolean() }),
  }),
  v.object({
    type: v.literal('note'),
    id: noteId,
    text: v.pipe(v.string(), v.maxLength(MAX_NOTE_CHARACTERS), v.transform(cleanNote), v.minLength(1)),
  }),
  v.object({ type: v.literal('noted'), id: noteId }),
  v.object({ type: v.literal('reaction'), reaction: v.picklist(REACTIONS) }),
  v.object({ type: v.literal('hold'), on: v.boolean() }),
]);

export const writeChannelMessage = (message: ChannelMessage): string =>
  JSON.stringify(
    message.type === 'description'
      ? {
          ...message,
          description: {
            type: message.description.type,
            text: writeDescriptionText(message.description),
          },
        }
      : message,
  );

/** The other side is known but not trusted with our memory: everything is bounded. */
export const parseChannelMessage = (data: unknown): Result<ChannelMessage, 'too-large' | 'malformed'> => {
  if (typeof data !== 'string') return err('malformed');
  if (data.length > MAX_CHANNEL_MESSAGE) return err('too-large');
  const parsed = v.safeParse(Message, parseJson(data));
  if (!parsed.success) return err('malformed');
  const message = parsed.output;
  if (message.type !== 'description') return ok(message);
  const description = readDescriptionText(message.description.type, message.description.text);
  return description ? ok({ ...message, description }) : err('malformed');
};
