declare module 'addons-linter' {
  export type Message = {
    readonly code: string;
    readonly message: string;
    readonly description: string;
    readonly file?: string;
    readonly line?: number;
  };
  export type Report = {
    readonly errors: readonly Message[];
    readonly warnings: readonly Message[];
    readonly notices: readonly Message[];
  };
  type Options = {
    readonly config: Readonly<Record<string, unknown>>;
    /** It ends the process otherwise. */
    readonly runAsBinary: false;
  };
  const linter: { createInstance(options: Options): { run(): Promise<Report> } };
  export default linter;
}
