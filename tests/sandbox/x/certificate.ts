import { generate } from 'selfsigned';

export type Certificate = { readonly key: string; readonly cert: string };

let made: Promise<Certificate> | undefined;

/** A certificate for the sandbox's hosts, made anew in every process: no private key is kept in the repository. */
export function certificate(): Promise<Certificate> {
  made ??= generate([{ name: 'commonName', value: 'x.com' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      {
        name: 'subjectAltName',
        altNames: ['x.com', '*.x.com', 'twitter.com'].map((value) => ({ type: 2 as const, value })),
      },
    ],
  }).then((pems) => ({ key: pems.private, cert: pems.cert }));
  return made;
}
