/** Ends an exhaustive `switch`: a new member of the union breaks the build where it was not thought of. */
export const assertNever = (value: never): never => {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
};
