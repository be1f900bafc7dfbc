import { describe, expect, it, vi } from 'vitest';
import { MAX_RELAYS, NEW_RELAY, type Relay } from '../../../utils/core/protocol/relay.ts';
import { createOptions } from '../../../utils/models/options.ts';
import { settled } from '../../support/fakes/background.ts';
import { takesNoPort22 } from '../../support/fakes/media.ts';
import { createFakeSettings } from '../../support/fakes/settings.ts';

const open = async (brokerUrl = '', relays: readonly Relay[] = []) => {
  const accepts = vi.fn(takesNoPort22);
  const settings = createFakeSettings({ brokerUrl, relays });
  const model = createOptions(settings, { accepts }, new AbortController().signal);
  await settled();
  return { settings, model, accepts };
};

describe('the options', () => {
  it('keep the URL exactly as it was typed', async () => {
    const { settings, model } = await open();
    model.typeBroker('https://Broker.Example:443/ahoy/');
    await model.save();
    expect((await settings.browser()).brokerUrl).toBe('https://Broker.Example:443/ahoy/');
    expect(model.outcome.value).toBe('saved');
    expect(model.unsaved.value).toBe(false);
  });

  it.each([
    ['not a url', 'not-a-url'],
    ['http://example.com', 'not-secure'],
    [`https://${'a'.repeat(40)}.example`, 'too-long'],
  ] as const)('refuse to store “%s”, say why and keep it in the field', async (text, error) => {
    const { settings, model } = await open();
    model.typeBroker(text);
    expect(model.errors.value).toEqual({ relays: [undefined] });
    await model.save();
    expect(model.errors.value).toEqual({ brokerUrl: error, relays: [undefined] });
    expect(model.outcome.value).toBe('refused');
    expect(model.fields.value?.brokerUrl).toBe(text);
    expect((await settings.browser()).brokerUrl).toBe('');
  });

  it('refuse a relay whose address cannot be one, or is missing, and keep what was typed', async () => {
    const { settings, model } = await open();
    model.typeRelay(0, { url: 'https://example.com', username: 'alice', secret: 'secret' });
    model.addRelay.value?.();
    model.typeRelay(1, { username: 'bob' });
    await model.save();
    expect(model.errors.value).toEqual({ relays: ['not-a-relay', 'no-address'] });
    expect(model.outcome.value).toBe('refused');
    expect(model.fields.value?.relays).toMatchObject([{ secret: 'secret' }, { username: 'bob' }]);
    expect((await settings.browser()).relays).toEqual([]);
  });

  it('refuse a relay whose address the browser refuses, asked once about what is to be saved', async () => {
    const { settings, model, accepts } = await open();
    model.typeRelay(0, { url: 'turn:relay.example:22', username: 'me', secret: 'secret' });
    expect(accepts).not.toHaveBeenCalled();
    await model.save();
    await model.save();
    expect(model.errors.value).toEqual({ relays: ['not-accepted'] });
    expect(model.outcome.value).toBe('refused');
    expect((await settings.browser()).relays).toEqual([]);
    expect(accepts).toHaveBeenCalledOnce();
    model.typeRelay(0, { url: 'turn:relay.example:2222' });
    expect(model.errors.value).toEqual({ relays: [undefined] });
  });

  it('mark a stored relay that no call uses because the browser refuses its address', async () => {
    const { model } = await open('', [{ ...NEW_RELAY, url: 'turn:relay.example:22' }]);
    expect(model.errors.value).toEqual({ relays: ['not-accepted'] });
    model.typeRelay(0, { url: 'turn:relay.example' });
    expect(model.errors.value).toEqual({ relays: [undefined] });
  });

  it('have one relay to fill in, and another only behind one that is filled in', async () => {
    const { settings, model } = await open();
    expect(model.fields.value?.relays).toEqual([NEW_RELAY]);
    expect(model.addRelay.value).toBeUndefined();
    for (let index = 0; index < MAX_RELAYS; index += 1) {
      if (index > 0) model.addRelay.value?.();
      model.typeRelay(index, { url: `turn:relay${index}.example`, username: 'me', secret: 'secret' });
    }
    expect(model.addRelay.value).toBeUndefined();
    model.removeRelay(0);
    model.addRelay.value?.();
    await model.save();
    const { relays } = await settings.browser();
    expect(relays.map(({ url }) => url)).toEqual([1, 2, 3].map((index) => `turn:relay${index}.example`));
    expect(model.unsaved.value).toBe(false);
  });

  it('store a relay without a login and say that no call uses it', async () => {
    const { settings, model } = await open();
    model.typeRelay(0, { url: 'turn:relay.example' });
    expect(model.errors.value).toEqual({ relays: [undefined] });
    await model.save();
    expect(model.outcome.value).toBe('saved');
    expect(model.errors.value).toEqual({ relays: ['no-login'] });
    model.typeRelay(0, { login: 'shared-secret', secret: 'shared' });
    expect(model.errors.value).toEqual({ relays: [undefined] });
    await model.save();
    expect((await settings.browser()).relays).toEqual([
      { url: 'turn:relay.example', login: 'shared-secret', username: '', secret: 'shared' },
    ]);
  });

  it('say of a server that no card can name that it serves only those who set it too', async () => {
    const { model } = await open();
    const said = (url: string): boolean => {
      model.typeBroker(url);
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
    model.typeBroker('http://example.com');
    await model.save();
    model.typeBroker('https://example.com');
    expect(model.errors.value).toEqual({ relays: [undefined] });
  });

  it('show what an import or a reset stored over what was saved before', async () => {
    const { settings, model } = await open();
    model.typeRelay(0, { url: 'turn:relay.example', secret: 'secret' });
    await model.save();
    await settings.setBrowser({ relays: [] });
    await settled();
    expect(model.fields.value?.relays).toEqual([NEW_RELAY]);
    expect(model.unsaved.value).toBe(false);
  });

  it('keep what is typed when the browser does not store it', async () => {
    const { settings, model } = await open();
    settings.breakWrites(true);
    model.typeRelay(0, { url: 'turn:relay.example', secret: 'secret' });
    await model.save();
    expect(model.outcome.value).toBe('failed');
    expect(model.unsaved.value).toBe(true);
    expect(model.fields.value?.relays[0]?.secret).toBe('secret');
  });

  it('keep what is typed when another page changes the settings', async () => {
    const { settings, model } = await open();
    model.typeRelay(0, { url: 'turn:relay.example', username: 'alice' });
    await settings.setBrowser({ brokerUrl: 'https://elsewhere.example' });
    await settled();
    expect(model.fields.value).toMatchObject({
      relays: [{ username: 'alice' }],
      brokerUrl: 'https://elsewhere.example',
    });
  });

  it('keep what is typed while storing goes on', async () => {
    const { model } = await open();
    model.typeRelay(0, { url: 'turn:relay.example', username: 'ali' });
    const saving = model.save();
    model.typeRelay(0, { url: 'turn:relay.example', username: 'alice' });
    await saving;
    expect(model.fields.value?.relays[0]?.username).toBe('alice');
    expect(model.outcome.value).toBe('none');
    expect(model.unsaved.value).toBe(true);
  });
});
