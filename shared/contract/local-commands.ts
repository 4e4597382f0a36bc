// Commands that touch only this station: drafts, sign-in, secrets, paper. They are no postings (DESIGN 2).
import { z } from 'zod';
import { amountMinor, id, identifier, name, pin, quantityE7, ratePpm, reason } from './fields';
import { ownFormatId } from '../paper/own-format';
import { addOn, tender, tenderKind } from './parts';

/** Commands that touch only this station: drafts, sign-in, secrets, paper. They are no postings. */
export const LOCAL_COMMANDS = {
  signIn: z.strictObject({ user: id, pin }),
  setPin: z.strictObject({ user: id, pin }),
  openDraft: z.strictObject({
    kind: z.enum(['sale', 'receipt', 'return', 'vendor_return']),
    header: z.record(z.string(), z.unknown()).optional(),
  }),
  scan: z.strictObject({
    draft: id,
    text: z.string().max(8_192),
    /** How it came; a keyboard may lose the separators of a GS1 code, a port keeps them. */
    source: z.enum(['wedge', 'typed', 'serial', 'hidpos']).optional(),
    line: z.int().min(0).optional(),
    /** The serial or item picked where a scan asked "which one?". */
    choose: identifier.optional(),
    /** Yes to the question that this scan asked: the code of the question. */
    confirm: id.optional(),
    /** Receive: why a maker serial may stand on two pieces in our hands; by right. */
    twinReason: reason.optional(),
  }),
  changeDraft: z.strictObject({
    draft: id,
    customer: id.nullable().optional(),
    vendor: id.optional(),
    location: id.optional(),
    deliveryNote: identifier.nullable().optional(),
    /** Yes to a number of the vendor that an earlier receipt has. */
    deliveryNoteAgain: z.boolean().optional(),
    docDiscountPpm: ratePpm.optional(),
    docDiscountMinor: amountMinor.optional(),
    /** What was taken for a sale so far. */
    tenders: z.array(tender).max(20).optional(),
    addOns: z.array(addOn).max(20).optional(),
    item: id.optional(),
    reason: id.optional(),
  }),
  addDraftLine: z.strictObject({ draft: id, item: id, quantityE7 }),
  changeDraftLine: z.strictObject({
    draft: id,
    line: z.int().min(0),
    quantityE7: quantityE7.optional(),
    unitPriceMinor: amountMinor.optional(),
    unitCostMinor: amountMinor.optional(),
    discountPpm: ratePpm.optional(),
    discountMinor: amountMinor.optional(),
    reason: id.optional(),
  }),
  removeDraftLine: z.strictObject({ draft: id, line: z.int().min(0), unit: identifier.optional() }),
  takeOverDraft: z.strictObject({ draft: id }),
  discardDraft: z.strictObject({ draft: id }),
  postDraft: z.strictObject({
    draft: id,
    tenders: z.array(tender).max(20).optional(),
    refunds: z
      .array(z.strictObject({ kind: tenderKind, amountMinor }))
      .max(20)
      .optional(),
    twinReason: reason.optional(),
    overrideReason: reason.optional(),
  }),
  parkDraft: z.strictObject({ draft: id, label: name }),
  /** Recalls a parked sale onto a new draft, both in one transaction. */
  recallDraft: z.strictObject({ parked: id }),
  reprint: z.strictObject({ unit: identifier.optional(), document: id.optional(), reason }),
  cancelJob: z.strictObject({ job: z.int() }),
  settleJob: z.strictObject({
    job: z.int(),
    state: z.enum(['sent', 'failed']),
    error: z.string().max(500).nullable().default(null),
  }),
  /** Prints a test on one of the printers as they are saved, by its place in their list. */
  testPrint: z.strictObject({ printer: z.int().min(0).max(19) }),
  /** Keeps a label format of this station's own, new or in place of the one with its id (`own-...`). */
  saveLabelFormat: z.strictObject({ format: z.record(z.string(), z.unknown()) }),
  deleteLabelFormat: z.strictObject({ format: ownFormatId }),
  savePrinters: z.strictObject({ printers: z.array(z.record(z.string(), z.unknown())).max(20) }),
} as const;
