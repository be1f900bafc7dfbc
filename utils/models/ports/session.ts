/** State that outlives the worker but not the browser. */
export interface SessionStore {
  read(key: string): Promise<unknown>;
  write(key: string, value: unknown): Promise<void>;
  /** All of them or none. */
  writeAll(values: Readonly<Record<string, unknown>>): Promise<void>;
}
