// The closed list of refusals: what the rules say no to, as values with a code and parameters (STYLE 5).
// decide/ checks them in this order; the sentences a person reads are in shared/texts. A refusal is never an exception.
import type { PostingRef } from './model';
import type { Right } from './rights';
import type { Status, UnitEvent } from './status';

/** What a refusal about a unit says of it: what it is, where, since which document, and what can be done next. */
export type UnitFacts = {
  readonly serial: string;
  readonly item: string;
  readonly itemName: string;
  readonly makers: readonly string[];
  readonly status: Status;
  readonly branch: string | null;
  readonly location: string | null;
  readonly customer: string | null;
  readonly document: PostingRef;
  readonly can: readonly UnitEvent[];
};

/** The refusal of a unit by its status, one code a status. */
export type StatusRefusalCode =
  | 'unitExpected'
  | 'unitWithdrawn'
  | 'unitInStock'
  | 'unitReserved'
  | 'unitInTransit'
  | 'unitAlreadySold'
  | 'unitReturnExpected'
  | 'unitInRepair'
  | 'unitAtVendor'
  | 'unitReturnedToVendor'
  | 'unitConsumed'
  | 'unitScrapped'
  | 'unitMissing';

export type Refusal =
  // The command itself.
  | { readonly code: 'commandMalformed'; readonly path: string; readonly problem: string }
  | { readonly code: 'commandIdReused' }
  | { readonly code: 'notSignedIn' }
  | { readonly code: 'wrongPin'; readonly triesLeft: number }
  | { readonly code: 'pinLocked'; readonly untilMs: number }
  | { readonly code: 'notAllowed'; readonly right: Right }
  | { readonly code: 'clockNeedsYes'; readonly lastAtMs: number; readonly nowMs: number }
  | { readonly code: 'notFounded' }
  | { readonly code: 'alreadyFounded' }
  | { readonly code: 'shiftNotOpen' }
  | { readonly code: 'shiftAlreadyOpen'; readonly number: number }
  // What it names.
  | { readonly code: 'unknownItem'; readonly item: string }
  | { readonly code: 'unknownVendor'; readonly vendor: string }
  | { readonly code: 'unknownCustomer'; readonly customer: string }
  | { readonly code: 'unknownLocation'; readonly location: string }
  | { readonly code: 'unknownTaxCode'; readonly taxCode: string }
  | { readonly code: 'unknownUser'; readonly user: string }
  | { readonly code: 'unknownBranch'; readonly branch: string }
  | { readonly code: 'unknownDocument'; readonly document: string }
  | { readonly code: 'unknownReason'; readonly reason: string }
  | { readonly code: 'unknownPrinter'; readonly printer: number }
  | { readonly code: 'labelFormatUnusable'; readonly reason: string }
  | { readonly code: 'labelFormatInUse'; readonly name: string; readonly printer: string }
  | { readonly code: 'tooManyLabelFormats'; readonly limit: number }
  | { readonly code: 'locationOfOtherBranch'; readonly location: string }
  | { readonly code: 'itemDiscontinued'; readonly item: string }
  | {
      readonly code: 'deliveryNoteUsed';
      readonly vendor: string;
      readonly deliveryNote: string;
      readonly document: PostingRef;
    }
  // The catalogue.
  | { readonly code: 'inventoryTypeLocked'; readonly sku: string; readonly from: string; readonly to: string }
  | { readonly code: 'codeTaken'; readonly text: string; readonly by: string }
  | {
      readonly code: 'codeMalformed';
      readonly text: string;
      readonly problem: 'gtinCheck' | 'characters' | 'ourSerial';
    }
  | { readonly code: 'customerNumberTaken'; readonly number: string }
  | { readonly code: 'lastOwner' }
  | { readonly code: 'personErased'; readonly person: string }
  // Lines and amounts.
  | { readonly code: 'nothingToPost' }
  | { readonly code: 'tooManyUnits'; readonly count: number; readonly limit: number }
  | { readonly code: 'wholePiecesOnly'; readonly item: string }
  | { readonly code: 'noUnitsOfItem'; readonly item: string }
  | { readonly code: 'unitsMissing'; readonly item: string; readonly wanted: number; readonly got: number }
  | { readonly code: 'discountExceedsAmount'; readonly item: string }
  | { readonly code: 'amountTooLarge' }
  // Numbers of the maker.
  | { readonly code: 'makerSerialMissing'; readonly item: string; readonly label: string }
  | { readonly code: 'makerSerialTooMany'; readonly item: string; readonly limit: number }
  | {
      readonly code: 'makerSerialMalformed';
      readonly text: string;
      readonly problem: 'characters' | 'length' | 'luhn' | 'vin' | 'pattern';
    }
  | { readonly code: 'makerSerialIsCode'; readonly text: string; readonly item: string }
  | { readonly code: 'makerSerialIsOurSerial'; readonly text: string }
  | { readonly code: 'makerSerialTwice'; readonly text: string }
  | ({ readonly code: 'makerSerialInHands'; readonly text: string } & UnitFacts)
  // Units.
  | { readonly code: 'serialUnknown'; readonly serial: string }
  | { readonly code: 'serialVoid'; readonly serial: string }
  | { readonly code: 'serialOnOpenDelivery'; readonly serial: string; readonly user: string }
  | { readonly code: 'serialNotAllotted'; readonly serial: string }
  | { readonly code: 'unitTwice'; readonly serial: string }
  | ({ readonly code: 'unitOfOtherItem'; readonly wanted: string } & UnitFacts)
  | ({ readonly code: StatusRefusalCode } & UnitFacts)
  | ({ readonly code: 'unitInOtherBranch' } & UnitFacts)
  | ({ readonly code: 'unitOnOtherDraft'; readonly draft: string; readonly user: string } & UnitFacts)
  | ({ readonly code: 'unitInQuarantine' } & UnitFacts)
  | ({ readonly code: 'unitDefective' } & UnitFacts)
  | ({ readonly code: 'unitNotOurs' } & UnitFacts)
  | ({ readonly code: 'costPending' } & UnitFacts)
  // Sales and what follows.
  | { readonly code: 'paymentShort'; readonly dueMinor: number; readonly gotMinor: number }
  | { readonly code: 'accountNeedsCustomer' }
  | { readonly code: 'paymentOver'; readonly kind: string; readonly dueMinor: number; readonly gotMinor: number }
  | { readonly code: 'saleOfOtherShift'; readonly sale: PostingRef }
  | { readonly code: 'saleVoided'; readonly sale: PostingRef }
  | { readonly code: 'saleHasReturns'; readonly sale: PostingRef }
  | { readonly code: 'parkedSaleGone'; readonly parked: PostingRef }
  | { readonly code: 'notSoldByUs'; readonly text: string }
  | ({ readonly code: 'soldToOtherCustomer'; readonly given: string | null } & UnitFacts)
  | ({
      readonly code: 'returnWindowOver';
      readonly soldOn: string;
      readonly days: number;
      readonly limit: number;
    } & UnitFacts)
  | { readonly code: 'quantityNotSold'; readonly sale: PostingRef; readonly line: number; readonly openE7: number }
  | { readonly code: 'refundNotTheShare'; readonly shareMinor: number; readonly gotMinor: number }
  | { readonly code: 'refundExceedsPaid'; readonly kind: string; readonly maxMinor: number; readonly gotMinor: number }
  | { readonly code: 'soldAfterGoLive'; readonly soldOn: string; readonly goLiveDate: string | null }
  | ({
      readonly code: 'unitFromOtherVendor';
      readonly vendor: string | null;
      readonly receipt: PostingRef | null;
      readonly receivedOn: string | null;
      readonly costMinor: number | null;
    } & UnitFacts)
  | { readonly code: 'stockTooLow'; readonly item: string; readonly onHandE7: number }
  // Stations.
  | { readonly code: 'prefixTaken'; readonly prefix: string }
  | { readonly code: 'postingTooLarge'; readonly bytes: number; readonly limit: number }
  // Drafts and scans.
  | { readonly code: 'unknownDraft'; readonly draft: string }
  | { readonly code: 'draftOfOtherKind'; readonly draft: string; readonly kind: string }
  | { readonly code: 'tendersTaken'; readonly takenMinor: number }
  | { readonly code: 'unknownLine'; readonly line: number }
  | { readonly code: 'scanEmpty' }
  | { readonly code: 'scanTooLong'; readonly limit: number }
  | { readonly code: 'scanUnreadable'; readonly problem: string; readonly text: string }
  | { readonly code: 'scanUnknown'; readonly text: string }
  | { readonly code: 'serialWanted'; readonly item: string; readonly text: string }
  | { readonly code: 'itemWanted'; readonly text: string }
  | { readonly code: 'notForThisScreen'; readonly what: string; readonly text: string };

export type RefusalCode = Refusal['code'];

/** The code that refuses a unit of a status. */
export const STATUS_REFUSALS: Record<Status, StatusRefusalCode> = {
  expected: 'unitExpected',
  withdrawn: 'unitWithdrawn',
  in_stock: 'unitInStock',
  reserved: 'unitReserved',
  in_transit: 'unitInTransit',
  sold: 'unitAlreadySold',
  return_expected: 'unitReturnExpected',
  in_repair: 'unitInRepair',
  at_vendor: 'unitAtVendor',
  returned_to_vendor: 'unitReturnedToVendor',
  consumed: 'unitConsumed',
  scrapped: 'unitScrapped',
  missing: 'unitMissing',
};
