// Canonical JSON: the only bytes that are hashed and signed (DESIGN 6).
// Safe integers, strings, booleans, null, arrays, objects with keys sorted by code unit; anything else is a bug and throws.

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Writes a value as canonical JSON. Throws on floats, undefined, and anything that JSON does not hold. */
export function canonical(value: unknown): string {
  if (value === null || value === true || value === false) return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new TypeError(`${value} has no canonical form`);
    return String(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object') return canonicalObject(value as Record<string, unknown>);
  throw new TypeError(`${typeof value} has no canonical form`);
}

function canonicalObject(value: Record<string, unknown>): string {
  let text = '';
  for (const key of Object.keys(value).sort())
    text += `${text ? ',' : ''}${JSON.stringify(key)}:${canonical(value[key])}`;
  return `{${text}}`;
}
