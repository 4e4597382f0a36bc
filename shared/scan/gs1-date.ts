// Six-digit dates of GS1 and HIBC: which century, and what day 00 means. The year to count from is an argument.

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The full year of two digits: at most 49 years before and 50 after `year` (GS1 General Specifications 7.12). */
export function fullYear(twoDigits: number, year: number): number {
  const distance = twoDigits - (year % 100);
  const century = year - (year % 100);
  if (distance >= 51) return century - 100 + twoDigits;
  return distance <= -50 ? century + 100 + twoDigits : century + twoDigits;
}

/** The last day of a month; 0 for a month that does not exist. */
function lastDay(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && leap ? 29 : (MONTH_DAYS[month - 1] ?? 0);
}

/** YYYY-MM-DD, or null for a date that does not exist. Day 0 is the last day of the month. */
export function isoDate(year: number, month: number, day: number): string | null {
  const last = lastDay(year, month);
  if (last === 0 || day > last) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day === 0 ? last : day).padStart(2, '0')}`;
}

/** YYMMDD as YYYY-MM-DD, counted from `year`; day 00 is the last day of the month. Null when there is no such day. */
export function dateOf(yymmdd: string, year: number): string | null {
  const number = Number(yymmdd);
  return isoDate(fullYear(Math.floor(number / 10_000), year), Math.floor(number / 100) % 100, number % 100);
}
