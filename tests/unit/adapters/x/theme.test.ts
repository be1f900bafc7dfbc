// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { readLook } from '../../../../utils/adapters/x/theme.ts';

let near: HTMLElement;
beforeEach(() => {
  document.body.removeAttribute('style');
  document.body.innerHTML = '<div></div>';
  near = document.body.firstElementChild as HTMLElement;
});

/** `own`: the chat's own background. */
const page = (body: string, text: string, own = ''): void => {
  document.body.style.backgroundColor = body;
  near.style.color = text;
  if (own !== '') near.style.setProperty('--background', own);
};

describe('X as it looks', () => {
  it.each([
    ['rgb(255, 255, 255)', '', false, 'rgb(255, 255, 255)'],
    ['rgb(21, 32, 43)', '', true, 'rgb(21, 32, 43)'],
    ['rgb(255, 255, 255)', '#15202b', true, '#15202b'],
    ['rgb(255, 255, 255)', 'rgba(0, 0, 0, 1)', true, 'rgba(0, 0, 0, 1)'],
  ])('is told by its background: %s, and in the chat "%s"', (body, own, isDark, background) => {
    page(body, 'rgb(120, 120, 120)', own);
    expect(readLook(near)).toMatchObject({ isDark, background });
  });

  it.each([
    ['rgb(231, 233, 234)', true, '#000'],
    ['rgb(15, 20, 25)', false, '#fff'],
  ])('is told by the words around where that says nothing: %s', (text, isDark, background) => {
    page('transparent', text, '0 0% 9%');
    expect(readLook(near)).toMatchObject({ isDark, background });
  });
});
