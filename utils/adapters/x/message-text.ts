/**
 * The words of a message. What is none of them, such as a time or “Edited”, stands beside the parts whose direction is
 * their own. `innerText` would be empty in background tabs and would force layout; `textContent` alone would glue lines
 * together, and a token to the word before or after it.
 */
export const readText = (message: Element): string => {
  const all = [...message.querySelectorAll('[dir="auto"]')];
  const parts = all.filter((part) => !all.some((other) => other !== part && other.contains(part)));
  return (parts.length > 0 ? parts : [message]).map(textOf).join('\n').trim();
};

const textOf = (node: Node): string => {
  if (node instanceof Text) return node.data;
  if (!(node instanceof Element)) return '';
  if (node.localName === 'br') return '\n';
  const text = [...node.childNodes].map(textOf).join('');
  return getComputedStyle(node).display.startsWith('inline') ? text : `\n${text}\n`;
};
