// The shape of each message from a window. The arguments inside a command or query are checked by the ledger against the
// contract's own schemas; what is checked here is all that the main process itself relies on.
import { z } from 'zod';
import { LOCAL_COMMANDS, POSTING_COMMANDS, type CommandEnvelope } from '../../shared/contract/commands';
import type { CustomerView } from '../../shared/contract/customer-view';
import type { FoundRequest } from '../../shared/contract/desktop';
import { id, identifier, MAX_NAME, name, pin } from '../../shared/contract/fields';
import type { UsedPort } from '../../shared/contract/scanners';
import { QUERIES, type QueryName } from '../../shared/contract/queries';
import type { Refusal } from '../../shared/domain/refusal';
import { MAX_MINOR } from '../../shared/money/integer';
import { plainProblem } from './plain';

const names = <Key extends string>(...maps: readonly Readonly<Partial<Record<Key, unknown>>>[]): [Key, ...Key[]] =>
  maps.flatMap((map) => Object.keys(map)) as [Key, ...Key[]];

const envelope: z.ZodType<CommandEnvelope> = z.strictObject({
  id,
  name: z.enum(names<CommandEnvelope['name']>(POSTING_COMMANDS, LOCAL_COMMANDS)),
  args: z.unknown(),
  clockConfirmed: z.boolean().optional(),
  approver: z.strictObject({ user: id, pin }).optional(),
});
const question = z.strictObject({
  name: z.enum(names<QueryName>(QUERIES)),
  args: z.record(z.string(), z.unknown()).default({}),
});
const founding: z.ZodType<FoundRequest> = z.strictObject({
  companyName: name,
  country: z.string().regex(/^[A-Z]{2}$/u),
  currency: z.string().regex(/^[A-Z]{3}$/u),
  currencyDigits: z.int().min(0).max(4),
  branchName: name,
  branchCode: identifier,
  timeZone: z.string().min(1).max(64),
  stationName: name,
  ownerName: name,
  pin,
  sample: z.boolean(),
});
const previewed = z
  .strictObject({ unit: identifier.optional(), document: id.optional() })
  .refine((what) => (what.unit === undefined) !== (what.document === undefined), 'names one unit or one document');

const shownAmount = z.int().min(-MAX_MINOR).max(MAX_MINOR);
const customerLine = z.strictObject({
  name: z.string().max(MAX_NAME),
  serials: z.array(identifier).max(5_001).readonly(),
  quantityE7: z.int(),
  amountMinor: shownAmount,
  discountMinor: shownAmount,
});
const customerView: z.ZodType<CustomerView | null> = z
  .strictObject({
    company: z.string().max(MAX_NAME),
    currency: z.string().max(3),
    digits: z.int().min(0).max(4),
    dark: z.boolean(),
    lines: z.array(customerLine).max(5_001).readonly(),
    taxMinor: shownAmount,
    totalMinor: shownAmount,
    paid: z.strictObject({ totalMinor: shownAmount, changeMinor: shownAmount }).nullable(),
  })
  .nullable();

const usedPorts: z.ZodType<readonly UsedPort[]> = z
  .array(z.strictObject({ id: z.string().min(1).max(400), baudRate: z.int().min(300).max(1_000_000) }))
  .max(20);

export const SHAPES = {
  call: envelope,
  ask: question,
  found: founding,
  preview: previewed,
  customer: customerView,
  scanAnswered: id,
  usedPorts,
} as const;

export type Checked<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: Refusal };

/** Plain data of this shape, or the refusal to answer with. */
export function checkShape<Value>(shape: z.ZodType<Value>, message: unknown): Checked<Value> {
  const problem = plainProblem(message);
  if (problem !== null) return malformed('', problem);
  const result = shape.safeParse(message);
  if (result.success) return { ok: true, value: result.data };
  const [issue] = result.error.issues;
  return malformed(issue?.path.join('.') ?? '', issue?.message ?? 'has a wrong shape');
}

function malformed(path: string, problem: string): Checked<never> {
  return { ok: false, refusal: { code: 'commandMalformed', path, problem } };
}
