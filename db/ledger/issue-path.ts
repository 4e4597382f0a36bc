// Where a shape is wrong, as a person reads it: the path of the field, and for a field too many its name.
import type { z } from 'zod';
import type { Refusal } from '../../shared/domain/refusal';

/** `lines.0.price` for the field that is wrong; empty when there is no issue. */
export function issuePath(issue: z.core.$ZodIssue | undefined): string {
  if (!issue) return '';
  const extra = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return [...issue.path, ...extra].join('.');
}

/** The refusal of a wrong shape: the first thing that is wrong, where it is. */
export function shapeRefusal(issues: readonly z.core.$ZodIssue[]): Refusal {
  const [issue] = issues;
  return { code: 'commandMalformed', path: issuePath(issue), problem: issue?.message ?? 'has a wrong shape' };
}
