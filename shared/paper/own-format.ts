// Label formats that a store made itself. They are kept beside the printers of the station, while shipped ones are files.
import { z } from 'zod';
import { checkLabelFormat, type FormatCheck } from './label-format';

/** Own formats of one station: more than any store has printers and kinds of label for, and quick to look through. */
export const MAX_OWN_FORMATS = 50;
/** No shipped format begins like that, so neither ever takes the other's place. */
const OWN = 'own-';

export const ownFormatId = z.string().regex(/^own-[a-z0-9-]{1,36}$/u);

/** True for the id of a format that a store made. */
export function isOwnFormat(id: string): boolean {
  return id.startsWith(OWN);
}

/** The id of a new format, from the id of the act that makes it. */
export function ownFormatIdOf(act: string): string {
  return `${OWN}${act
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, '')
    .slice(0, 8)}`;
}

/** Checks a format of the store's own: as any other, with an id of its own and for one resolution, which jobs then print in. */
export function checkOwnFormat(value: unknown): FormatCheck {
  const check = checkLabelFormat(value);
  if (check.kind === 'unusable') return check;
  const { id, dpi } = check.format;
  if (!ownFormatId.safeParse(id).success) return { kind: 'unusable', reasons: ['id: not one of a format of your own'] };
  return dpi.length === 1 ? check : { kind: 'unusable', reasons: ['dpi: a format of your own has one resolution'] };
}
