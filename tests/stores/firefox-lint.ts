import linter, { type Message } from 'addons-linter';

/** What Firefox's store warns of, and we leave as it is. */
type Accepted = {
  readonly code: string;
  readonly message: string;
  /** How often, exactly: one more is not this one. */
  readonly times: number;
  readonly why: string;
};

const ACCEPTED: readonly Accepted[] = [
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    message: 'Unsafe assignment to innerHTML',
    times: 1,
    why: "Preact's own code for a property (dangerouslySetInnerHTML) that nothing of ours uses.",
  },
];

const DATA_DECLARATION = 'MISSING_DATA_COLLECTION_PERMISSIONS';

const lineOf = ({ code, message, description, file, line }: Message): string =>
  [
    `${code} in ${file ?? 'the whole'}${line === undefined ? '' : `:${line}`}: ${message}`,
    ...(description === message ? [] : [`  ${description}`]),
    ...(code === DATA_DECLARATION
      ? ['  Say in wxt.config.ts what data leaves the device (data_collection_permissions of gecko).']
      : []),
  ].join('\n');

/**
 * What Mozilla's linter, which runs at every upload to the store, finds in a folder with a built extension; nothing when all
 * is well. To it a missing data declaration is only a warning, so warnings count like errors here.
 */
export async function problemsOf(
  folder: string,
  accepted: readonly Accepted[] = ACCEPTED,
): Promise<readonly string[]> {
  const { errors, warnings, notices } = await linter
    .createInstance({ config: { _: [folder], logLevel: 'fatal', output: 'none' }, runAsBinary: false })
    .run();
  const found = [...errors, ...warnings, ...notices];
  const isOf =
    (one: Accepted) =>
    ({ code, message }: Message): boolean =>
      code === one.code && message === one.message;
  const fitting = accepted.filter((one) => found.filter(isOf(one)).length === one.times);
  const others = found.filter((message) => !fitting.some((one) => isOf(one)(message)));
  const stale = accepted.filter((one) => !found.some(isOf(one)));
  return [
    ...others.map(lineOf),
    ...stale.map(({ code }) => `${code} is accepted in tests/stores/firefox-lint.ts and does not occur.`),
  ];
}
