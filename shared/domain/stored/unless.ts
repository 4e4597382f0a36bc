// The one way a stored body leaves out what has its default.

/** The one field given, or nothing where it has its default. */
export function unless<Field extends object>(standard: unknown, field: Field): Partial<Field> {
  return Object.values(field)[0] === standard ? {} : field;
}
