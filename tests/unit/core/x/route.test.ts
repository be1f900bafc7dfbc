import { describe, expect, it } from 'vitest';
import { classifyRoute } from '../../../../utils/core/x/route.ts';

const conversation = { low: '12', high: '345' };

describe('a URL of X', () => {
  it.each([
    ['/i/chat/12-345', { page: 'conversation', conversation }],
    ['/i/chat/12-345/', { page: 'conversation', conversation }],
    ['/i/chat/12-345/info', { page: 'chat', conversation }],
    ['/i/chat/12-345/vanishing-mode', { page: 'chat', conversation }],
    ['/i/chat', { page: 'chat' }],
    ['/i/chat/g1822334455667788990', { page: 'chat' }],
    ['/i/chat/requests', { page: 'chat' }],
    ['/i/chat/requests/12-345', { page: 'chat', conversation }],
    ['/i/chat/requests/other/12-345', { page: 'chat', conversation }],
    ['/i/chat/new', { page: 'chat' }],
    ['/i/chat/group_join/1/x', { page: 'chat' }],
    ['/i/chat/345-12', { page: 'chat' }],
    ['/messages/12-345', { page: 'chat' }],
    ['/bob', { page: 'profile', handle: 'bob' }],
    ['/bob/with_replies', { page: 'profile', handle: 'bob' }],
    ['/bob/followers', { page: 'other' }],
    ['/bob/status/1', { page: 'other' }],
    ['/home', { page: 'other' }],
    ['/settings/account', { page: 'other' }],
    ['/', { page: 'other' }],
  ])('%s shows %j', (path, route) => {
    expect(classifyRoute('x.com', path)).toEqual(route);
  });

  it('of the chat alone may leave the prefix out', () => {
    expect(classifyRoute('chat.x.com', '/12-345')).toEqual({ page: 'conversation', conversation });
    expect(classifyRoute('chat.x.com', '/i/chat/12-345')).toEqual({ page: 'conversation', conversation });
    expect(classifyRoute('chat.x.com', '/')).toEqual({ page: 'chat' });
  });
});
