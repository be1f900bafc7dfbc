// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { readText } from '../../../../utils/adapters/x/message-text.ts';

it.each([
  ['a line break', '<span dir="auto">Hi<br>ahoy1:A<br>Bob</span>', 'Hi\nahoy1:A\nBob'],
  ['paragraphs', '<div dir="auto"><p>Hi</p><p>ahoy1:A</p></div>', 'Hi\n\nahoy1:A'],
  ['a time beside the text', '<span dir="auto">ahoy1:A</span><span>3:14</span>', 'ahoy1:A'],
  ['parts', '<span dir="auto">ahoy1:A</span><span dir="auto">Edited</span>', 'ahoy1:A\nEdited'],
  ['a part in a part', '<span dir="auto">Hi <b dir="auto">Bob</b></span>', 'Hi Bob'],
  ['links and marks', '<span dir="auto">see <a href="/x">ahoy</a><!-- -->1:<b>A</b></span>', 'see ahoy1:A'],
  ['no part with a direction', 'Hi<div>ahoy1:A</div>', 'Hi\nahoy1:A'],
])('reads words with %s as they are seen', (_, html, text) => {
  document.body.innerHTML = `<div>${html}</div>`;
  expect(readText(document.body.firstElementChild as Element)).toBe(text);
});
