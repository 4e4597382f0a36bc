// What an earlier check has made sure of and the types cannot say. It must not be used for what an operator can bring about:
// that is a refusal.

/** The value, which cannot be missing here; where it is, that is a bug, and the command fails loudly instead of posting a guess. */
export function must<Value>(value: Value | null | undefined, what: string): Value {
  if (value === null || value === undefined) throw new Error(`${what} is missing`);
  return value;
}
