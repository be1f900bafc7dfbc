/** IP addresses in the one way in which browsers write them; anything else is a name, which can lead anywhere. */

/** Four numbers. */
export const parseIpv4 = (text: string): readonly number[] | undefined => {
  const parts = text.split('.');
  const isSound = (part: string): boolean => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255;
  return parts.length === 4 && parts.every(isSound) ? parts.map(Number) : undefined;
};

/** Two groups for the IPv4 address that may stand at the end. */
const withoutDots = (text: string): string => {
  const start = text.lastIndexOf(':') + 1;
  const [a = 0, b = 0, c = 0, d = 0] = parseIpv4(text.slice(start)) ?? [];
  return text.includes('.')
    ? `${text.slice(0, start)}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
    : text;
};

const isGroup = (group: string): boolean => /^[\da-f]{1,4}$/i.test(group);

/** Eight numbers. */
export const parseIpv6 = (text: string): readonly number[] | undefined => {
  if (text.includes('.') && parseIpv4(text.slice(text.lastIndexOf(':') + 1)) === undefined) return undefined;
  const halves = withoutDots(text).split('::');
  const [front = [], back = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - front.length - back.length;
  if (halves.length > 2 || (halves.length === 2 ? missing < 1 : missing !== 0)) return undefined;
  const groups = [...front, ...Array.from({ length: missing }, () => '0'), ...back];
  return groups.every(isGroup) ? groups.map((group) => Number.parseInt(group, 16)) : undefined;
};
