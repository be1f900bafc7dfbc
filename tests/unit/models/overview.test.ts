import { describe, expect, it } from 'vitest';
import type { CallView } from '../../../utils/core/call/view.ts';
import { createOverview } from '../../../utils/models/overview.ts';
import { createFakeBackground, settled } from '../../support/fakes/background.ts';
import { ACCOUNT, ARABIC, BOB, BUSY, live, LONG, REACHABLE, ringing } from '../../support/page-stories.ts';

const until = new AbortController().signal;

const open = async (overview = BUSY) => {
  const background = createFakeBackground();
  background.answer('overview', overview);
  const model = createOverview(background, until);
  await settled();
  const last = () => background.asked.at(-1);
  return { background, model, last };
};

describe('the overview', () => {
  it('sorts calls into those that ring here and those that go on', async () => {
    const dialing = { ...ringing(ARABIC), role: 'caller' as const };
    const ended = { ...live(LONG), phase: 'ended' as const };
    const screened = { ...ringing(LONG), phase: 'screening' as const };
    const { model } = await open({
      ...REACHABLE,
      calls: [ringing(BOB), live(LONG), dialing, ended, screened],
    });
    expect(model.ringing.value.map(({ view }) => view.person.name)).toEqual(['Bob']);
    expect(model.ongoing.value.map(({ view }) => view.phase)).toEqual(['live', 'ringing']);
  });

  it('says whom accepting puts on hold, which is nobody who waits already', async () => {
    const holding = async (...calls: CallView[]) => {
      const { model } = await open({ ...REACHABLE, calls: [ringing(BOB), ...calls] });
      return model.ringing.value.map(({ holds }) => holds?.name);
    };
    expect(await holding()).toEqual([undefined]);
    expect(await holding({ ...live(LONG), role: 'caller', phase: 'ringing' })).toEqual([undefined]);
    expect(await holding({ ...live(BOB), onHold: true }, live(LONG))).toEqual([LONG.name]);
    expect(await holding({ ...live(LONG), phase: 'reconnecting' })).toEqual([LONG.name]);
    expect(await holding({ ...live(LONG), phase: 'dialing', rejoins: 1 })).toEqual([LONG.name]);
  });

  it('accepts with the kind that was rung for, or with audio alone', async () => {
    const { model, last } = await open();
    const [call] = model.ringing.value;
    call?.accept();
    expect(last()?.data).toEqual({ call: call?.view.id, command: { type: 'accept', kind: 'video' } });
    call?.acceptAudioOnly?.();
    expect(last()?.data).toEqual({ call: call?.view.id, command: { type: 'accept', kind: 'audio' } });
  });

  it('offers audio alone only where there would be a picture', async () => {
    const { model } = await open({ ...REACHABLE, calls: [ringing(BOB, { kind: 'audio' })] });
    expect(model.ringing.value.map(({ acceptAudioOnly }) => acceptAudioOnly)).toEqual([undefined]);
  });

  it('declines with the words and the offer that go with it, and without any', async () => {
    const { model, last } = await open();
    const [call] = model.ringing.value;
    const words = { message: 'In an hour', counter: { kind: 'in-minutes', minutes: 60 } } as const;
    void call?.decline(words);
    expect(last()?.data).toMatchObject({ command: { type: 'decline', ...words } });
    void call?.decline();
    expect(last()?.data).toEqual({ call: call?.view.id, command: { type: 'decline' } });
  });

  it('asks for a window that exists already, and hangs up', async () => {
    const { model, last } = await open();
    const [call] = model.ongoing.value;
    call?.show();
    expect(last()).toEqual({ type: 'show-call', data: { call: call?.view.id } });
    call?.hangUp();
    expect(last()?.data).toEqual({ call: call?.view.id, command: { type: 'hang-up' } });
  });

  it('answers an invite as its inviter and account', async () => {
    const { model, last } = await open();
    const [invite] = model.invites.value;
    const whom = { account: ACCOUNT, userId: ARABIC.userId };
    expect(await invite?.allow()).toBe(true);
    expect(last()).toEqual({ type: 'change-person', data: { ...whom, change: { type: 'allow' } } });
    void invite?.ignore();
    expect(last()?.data).toEqual({ ...whom, change: { type: 'ignore-invite' } });
    void invite?.block();
    expect(last()?.data).toEqual({ ...whom, change: { type: 'block', changeAddress: false } });
    invite?.call();
    expect(last()).toEqual({ type: 'call-person', data: { ...whom, kind: 'audio' } });
  });

  it('agrees to the servers that it named when an invite is allowed', async () => {
    const background = createFakeBackground();
    const [invite] = BUSY.invites;
    if (invite === undefined) throw new Error('no invite');
    const asks = ['signal.example.org'];
    background.answer('overview', { ...BUSY, invites: [{ ...invite, asks }] });
    const model = createOverview(background, until);
    await settled();
    void model.invites.value[0]?.allow();
    expect(background.asked.at(-1)?.data).toMatchObject({ change: { type: 'allow', agreed: asks } });
  });

  it('keeps a change that arrived before the first answer, which is older', async () => {
    const background = createFakeBackground();
    background.answer('overview', REACHABLE);
    const model = createOverview(background, until);
    background.tell('overview-changed', BUSY);
    await settled();
    expect(model.ringing.value).toHaveLength(1);
  });

  it('says when the background does not answer, and recovers with its first word', async () => {
    const background = createFakeBackground();
    background.vanish();
    const model = createOverview(background, until);
    expect(model.overview.value).toBe('loading');
    await settled();
    expect(model.overview.value).toBe('no-answer');
    background.tell('overview-changed', REACHABLE);
    expect(model.overview.value).toBe(REACHABLE);
  });

  it.each(['in-another-call', 'blocked'] as const)(
    'keeps a planned call that could not be placed, and says why: %s',
    async (why) => {
      const planned = {
        account: ACCOUNT,
        person: { userId: BOB.userId },
        kind: 'audio',
        minutes: 15,
        at: 0,
      } as const;
      const { background, model } = await open({ ...REACHABLE, reminders: [planned] });
      background.answer('call-person', why);
      model.planned.value[0]?.call();
      await settled();
      expect(model.failed.value).toBe(why);
      background.answer('call-person', 'placed');
      model.planned.value[0]?.call();
      await settled();
      expect(model.failed.value).toBeUndefined();
      expect(background.asked.map(({ type }) => type)).toEqual([
        'overview',
        'call-person',
        'call-person',
        'cancel-reminder',
      ]);
    },
  );

  it('says when something pressed did not reach the background', async () => {
    const { background, model } = await open();
    background.vanish();
    model.ringing.value[0]?.accept();
    await settled();
    expect(model.failed.value).toBe('not-reached');
  });
});
