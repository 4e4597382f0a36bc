// For what the lines before have made sure of: where they did not, that is a bug, and going on would write a wrong posting.

/** The value; throws and names it where it is missing. */
export function must<Value>(value: Value | null | undefined, what: string): Value {
  if (value === null || value === undefined) throw new Error(`${what} vanished`);
  return value;
}
