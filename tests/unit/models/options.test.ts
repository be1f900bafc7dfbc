import { describe, expect, it } from 'vitest';
import { createOptions } from '../../../utils/models/options.ts';
import { createFakeBackground, settled } from '../../support/fakes/background.ts';
import { createFakeSettings } from '../../support/fakes/settings.ts';

const open = async (brokerUrl = '') => {
  const settings = createFakeSettings({ brokerUrl });
  const background = createFakeBackground();
  const model = createOptions(settings, background, new AbortController().signal);
  await settled();
  return { settings, background, model };
};

describe('the options', () => {
  it('keep the URL exactly as it was typed', async () => {
    const { settings, model } = await open();
    model.type('brokerUrl', 'https://Broker.Example:443/ahoy/');
    await model.save();
    expect((await settings.browser()).brokerUrl).toBe('https://Broker.Example:443/ahoy/');
    expect(model.outcome.value).toBe('saved');
    expect(model.unsaved.value).toBe(false);
  });

  it.each([
    ['brokerUrl', 'not a url', 'not-a-url'],
    ['brokerUrl', 'http://example.com', 'not-secure'],
    ['brokerUrl', `https://${'a'.repeat(40)}.example`, 'too-long'],
    ['relayUrl', 'https://example.com', 'not-a-relay'],
  ] as const)('refuse to store %s “%s”, say why and keep it in the field', async (field, text, error) => {
    const { settings, model } = await open();
    model.type(field, text);
    expect(model.errors.value).toEqual({});
    await model.save();
    expect(model.errors.value).toEqual({ [field]: error });
    expect(model.outcome.value).toBe('refused');
    expect(model.fields.value?.[field]).toBe(text);
    expect((await settings.browser())[field]).toBe('');
  });

  it('say of a server that no card can name that it serves only those who set it too', async () => {
    const { model } = await open();
    const said = (url: string): boolean => {
      model.type('brokerUrl', url);
      return model.onlyAmongUsers.value;
    };
    expect(['https://10.0.0.1', 'https://example.com?key=mine', 'https://intranet'].map(said)).toEqual([
      true,
      true,
      true,
    ]);
    expect(['', 'https://example.com', 'http://127.0.0.1:9000', 'https://exam ple'].map(said)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('take the error away as soon as what is typed can work', async () => {
    const { model } = await open();
    model.type('brokerUrl', 'http://example.com');
    await model.save();
    model.type('brokerUrl', 'https://example.com');
    expect(model.errors.value).toEqual({});
  });

  it('show what an import or a reset stored over what was saved before', async () => {
    const { settings, model } = await open();
    model.type('relayPassword', 'secret');
    await model.save();
    await settings.setBrowser({ relayPassword: '' });
    await settled();
    expect(model.fields.value?.relayPassword).toBe('');
    expect(model.unsaved.value).toBe(false);
  });

  it('keep what is typed when the browser does not store it', async () => {
    const { settings, model } = await open();
    settings.breakWrites(true);
    model.type('relayPassword', 'secret');
    await model.save();
    expect(model.outcome.value).toBe('failed');
    expect(model.unsaved.value).toBe(true);
    expect(model.fields.value?.relayPassword).toBe('secret');
  });

  it('keep what is typed when another page changes the settings', async () => {
    const { settings, model } = await open();
    model.type('relayUsername', 'alice');
    await settings.setBrowser({ brokerUrl: 'https://elsewhere.example' });
    await settled();
    expect(model.fields.value).toMatchObject({
      relayUsername: 'alice',
      brokerUrl: 'https://elsewhere.example',
    });
  });

  it('keep what is typed while storing goes on', async () => {
    const { model } = await open();
    model.type('relayUsername', 'ali');
    const saving = model.save();
    model.type('relayUsername', 'alice');
    await saving;
    expect(model.fields.value?.relayUsername).toBe('alice');
    expect(model.outcome.value).toBe('none');
    expect(model.unsaved.value).toBe(true);
  });

  it('test the URL that is typed, saved or not, one test at a time', async () => {
    const { background, model } = await open();
    background.answer('test-broker', { ok: true, value: { milliseconds: 12 } });
    model.type('brokerUrl', 'http://127.0.0.1:9000');
    const running = model.testConnection.value?.();
    expect(model.test.value).toBe('testing');
    expect(model.testConnection.value).toBeUndefined();
    await running;
    expect(background.asked.at(-1)).toEqual({ type: 'test-broker', data: { url: 'http://127.0.0.1:9000' } });
    expect(model.test.value).toEqual({ ok: true, value: { milliseconds: 12 } });
  });

  it('forget a test of a URL that was changed meanwhile', async () => {
    const { model } = await open();
    const running = model.testConnection.value?.();
    model.type('brokerUrl', 'https://other.example');
    await running;
    expect(model.test.value).toBe('none');
  });

  it('say when nobody carries out the test', async () => {
    const { background, model } = await open();
    background.vanish();
    await model.testConnection.value?.();
    expect(model.test.value).toBe('no-answer');
  });
});
