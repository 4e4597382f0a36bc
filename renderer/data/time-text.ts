// Moments as people of this computer read them: date with the month in letters, time of day to the minute.
import { dateText } from '../../shared/texts/formats';

const two = (part: number): string => String(part).padStart(2, '0');

/** '24 Nov 2026, 14:05' in the computer's own time zone. */
export function timeText(atMs: number): string {
  const at = new Date(atMs);
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${dateText(date)}, ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** '14:05' */
export function hourText(atMs: number): string {
  const at = new Date(atMs);
  return `${two(at.getHours())}:${two(at.getMinutes())}`;
}
