import { existsSync, readFileSync } from 'node:fs';

/** The program that an environment variable names, or else one in the usual places, which a JSON file lists. */
export function findBinary(name: string, variable: string, places: string): string {
  const named = process.env[variable];
  const usual = JSON.parse(readFileSync(places, 'utf8')) as readonly string[];
  const found = named !== undefined && named !== '' ? named : usual.find((place) => existsSync(place));
  if (found === undefined)
    throw new Error(`${name} was not found. Install it, or name its binary in ${variable}.`);
  return found;
}
