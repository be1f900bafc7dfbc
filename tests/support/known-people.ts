import type { Person as Known } from '../../utils/core/people/person.ts';
import type { Anybody } from './anybody.ts';

/** Everybody whom Ahoy knows, by handle, as its database has them. */
export async function knownPeople({
  inExtension,
}: Pick<Anybody, 'inExtension'>): Promise<Readonly<Record<string, Known>>> {
  const all = await inExtension(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error('The database does not answer')));
      });
    const db = await done(indexedDB.open('ahoy'));
    try {
      return (await done(db.transaction('people').objectStore('people').getAll())) as unknown[];
    } finally {
      db.close();
    }
  }, undefined);
  return Object.fromEntries((all as Known[]).map((one) => [one.handle ?? one.userId, one]));
}

/** Values and sources of what is known of somebody, for comparing. */
export const factsOf = (known: Known | undefined): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(known?.facts ?? {}).map(([name, { value, source }]) => [name, `${value} ${source}`]),
  );
