/** Makes elements. `testid` goes through the account's renames, so that a test can take any of X's names away. */
let renames = {};
export const setRenames = (map) => void (renames = map);

const SVG = new Set(['svg', 'path', 'g', 'circle']);

export function h(tag, props = {}, ...children) {
  const element = SVG.has(tag)
    ? document.createElementNS('http://www.w3.org/2000/svg', tag)
    : document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === 'testid') setTestId(element, value);
    else if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'style') element.style.cssText = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(
    ...children.flat().filter((child) => child !== null && child !== undefined && child !== false),
  );
  return element;
}

function setTestId(element, id) {
  const exact = renames[id];
  // Names with an id in them are renamed by their stem: `dm-conversation-item-` covers every row.
  const stem = Object.keys(renames).find((key) => key.endsWith('-') && id.startsWith(key));
  const name =
    exact ?? (stem === undefined ? id : renames[stem] === '' ? '' : renames[stem] + id.slice(stem.length));
  if (name !== '') element.setAttribute('data-testid', name);
}

const PATHS = {
  home: 'M21.6 7.9 12 1.5 2.4 7.9l1.1 1.7.5-.3V20h6v-6h4v6h6V9.3l.5.3z',
  search:
    'M10.3 3.8a6.5 6.5 0 1 0 4 11.6l4.9 4.8 1.4-1.4-4.8-4.9a6.5 6.5 0 0 0-5.5-10.1zm0 2a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9z',
  bell: 'M12 2a7 7 0 0 0-7 6.6L4 17h4.2a4 4 0 0 0 7.6 0H20l-1-8.4A7 7 0 0 0 12 2zm0 2a5 5 0 0 1 5 4.8l.7 6.2H6.3L7 8.8A5 5 0 0 1 12 4z',
  mail: 'M2 4.5h20v15H2zm2 2v.9l8 4.4 8-4.4v-.9zm0 3.2v7.8h16V9.7l-8 4.4z',
  person:
    'M12 11.8a4 4 0 1 0 0-8 4 4 0 0 0 0 8zm0-6a2 2 0 1 1 0 4 2 2 0 0 1 0-4zm-8.3 14h16.6l-.4-2a8 8 0 0 0-15.8 0zm2.6-2a6 6 0 0 1 11.4 0z',
  gear: 'M12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM10.5 2h3l.6 2.7 1.6.7 2.4-1.5 2 2-1.4 2.4.7 1.6 2.6.6v3l-2.6.6-.7 1.6 1.4 2.4-2 2-2.4-1.4-1.6.7-.6 2.6h-3l-.6-2.6-1.6-.7-2.4 1.4-2-2 1.4-2.4-.7-1.6L2 13.5v-3l2.6-.6.7-1.6-1.4-2.4 2-2 2.4 1.5 1.6-.7z',
  more: 'M3 12a2 2 0 1 1 4 0 2 2 0 0 1-4 0zm7 0a2 2 0 1 1 4 0 2 2 0 0 1-4 0zm7 0a2 2 0 1 1 4 0 2 2 0 0 1-4 0z',
  back: 'M7.4 13l5.3 5.3-1.4 1.4L3.6 12l7.7-7.7 1.4 1.4L7.4 11H21v2z',
  compose: 'M12 3h2v2H5v14h14v-9h2v11H3V3zm6.6-.6 3 3L12 15H9v-3z',
  send: 'M2.5 3 22 12 2.5 21l2.8-8H13v-2H5.3z',
  mic: 'M12 15a3.5 3.5 0 0 0 3.5-3.5v-6a3.5 3.5 0 0 0-7 0v6A3.5 3.5 0 0 0 12 15zm6-3.5h-2a4 4 0 0 1-8 0H6a6 6 0 0 0 5 5.9V21h2v-3.6a6 6 0 0 0 5-5.9z',
  phone: 'M6.6 2 3 5.6C3 14 10 21 18.400 21L22 17.400 17.500 13l-3 2.500a13 13 0 0 1-6-6l2.500-3z',
  image: 'M3 4h18v16H3zm2 2v8l4-4 5 5 2-2 3 3V6z',
  verified:
    'M22.2 12 20 9.600l.3-3.200-3.200-.7-1.600-2.800L12.500 4.200 9.500 2.900 7.900 5.700l-3.200.7.3 3.200L2.800 12 5 14.400l-.3 3.200 3.200.7 1.600 2.800 3-1.300 3 1.300 1.600-2.800 3.200-.7-.3-3.200zM10.500 16l-3.300-3.300 1.400-1.400 1.900 1.900 4.700-4.900 1.400 1.400z',
  logo: 'M18.200 2.300h3.300l-7.200 8.200 8.500 11.200h-6.700l-5.200-6.800-6 6.800H1.700l7.700-8.800L1.300 2.300h6.800l4.700 6.200zm-1.200 17.500h1.800L7.100 4.100h-2z',
  close:
    'M10.600 12 4.500 5.900l1.400-1.400 6.100 6.100 6.100-6.100 1.400 1.400-6.100 6.100 6.100 6.100-1.400 1.400-6.100-6.100-6.100 6.100-1.400-1.400z',
};

export const icon = (name, props = {}) =>
  h(
    'svg',
    { viewBox: '0 0 24 24', 'aria-hidden': 'true', 'data-icon': `icon-${name}`, ...props },
    h('path', { d: PATHS[name] }),
  );

/** A link that moves by the history API; the router listens for clicks on any `a` of the page. */
export const avatar = (person, size = 40) =>
  h('img', {
    alt: 'user avatar',
    src: `/avatar/${person.handle}`,
    width: size,
    height: size,
    class: 'avatar',
    draggable: 'false',
  });

export const after = (ms, act) => (ms > 0 ? setTimeout(() => act(), ms) : (act(), 0));
