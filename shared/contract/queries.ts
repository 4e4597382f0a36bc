// The queries of the contract: what screens, command line and tests may ask, with a JSON Schema each. Queries never write.
// Their answers are the types in answers.ts.
import { z } from 'zod';
import { id, identifier, scanText } from './fields';

/** Rows of one answer: more than a person reads, and small enough for one frame. */
export const MAX_ROWS = 1_000;
/** Ids that one sentence names: a handful, with room for a list of them. */
const MAX_NAMED = 100;
const limit = z.int().min(1).max(MAX_ROWS).default(100);
const screen = z.enum(['counter', 'receive', 'return', 'vendor_return', 'units', 'any']).default('any');

export const QUERIES = {
  /** Who and where we are: company, branch, station, shift, session, print queue, attention count. */
  house: z.strictObject({}),
  drafts: z.strictObject({ kind: z.enum(['sale', 'receipt', 'return', 'vendor_return']).optional() }),
  draft: z.strictObject({ draft: id }),
  /** What a scan means, with no effect: the read-only half of the line. */
  resolve: z.strictObject({ text: scanText, screen }),
  unit: z.strictObject({ serial: identifier }),
  /** The names of whatever carries these ids, for sentences; an id that names nothing is left out. */
  names: z.strictObject({ ids: z.array(id).max(MAX_NAMED) }),
  search: z.strictObject({ text: z.string().min(1).max(200), limit }),
  /** One item whole, as it is stored, to be changed and saved again. */
  item: z.strictObject({ item: id }),
  items: z.strictObject({ text: z.string().max(200).default(''), limit }),
  vendors: z.strictObject({ text: z.string().max(200).default(''), limit }),
  customers: z.strictObject({ text: z.string().max(200).default(''), limit }),
  locations: z.strictObject({}),
  taxCodes: z.strictObject({}),
  users: z.strictObject({}),
  settings: z.strictObject({}),
  stock: z.strictObject({ item: id }),
  documents: z.strictObject({ kind: z.string().max(40).optional(), shift: id.optional(), limit }),
  document: z.strictObject({ document: id }),
  shift: z.strictObject({}),
  parkedSales: z.strictObject({}),
  jobs: z.strictObject({ limit }),
  attention: z.strictObject({ limit }),
  scanLog: z.strictObject({ limit }),
  printers: z.strictObject({}),
  /** The label formats that this station made itself; shipped ones are part of the program. */
  labelFormats: z.strictObject({}),
  head: z.strictObject({}),
} as const;

export type Queries = { [Name in keyof typeof QUERIES]: z.infer<(typeof QUERIES)[Name]> };
export type QueryName = keyof Queries;
