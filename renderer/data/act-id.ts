// An id for one act of a person, made at the moment of acting: the id of its command (STYLE, rule 7).

export function newActId(): string {
  return crypto.randomUUID();
}
