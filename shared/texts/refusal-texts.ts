// The sentences of every refusal: what is the case, and what to do now with one thing or key that helps.
// Slots are filled by refusal-text.ts. A code whose problem matters has one row a problem, named code.problem.
import type { RefusalCode } from '../domain/refusal';
import { GOODS_REFUSALS } from './refusal-texts-goods';

export type TwoParts = { readonly what: string; readonly now: string };

const COMMAND_REFUSALS = {
  commandMalformed: {
    what: 'This entry cannot be read: {path} {problem}.',
    now: 'Correct it and try again.',
  },
  commandIdReused: {
    what: 'The same action was already done with other content, so nothing was done this time.',
    now: 'Look at the last document, then start the action again.',
  },
  notSignedIn: { what: 'Nobody is signed in.', now: 'Sign in with your PIN, then do it again.' },
  wrongPin: { what: 'The PIN is wrong. {triesLeft#try|tries} left.', now: 'Type the PIN again.' },
  pinLocked: {
    what: 'After too many wrong PINs this sign-in is locked until {until}.',
    now: 'Wait until then, or have the owner set a new PIN.',
  },
  notAllowed: {
    what: 'You do not have the right to {right}.',
    now: 'Have somebody who has it approve this one action, or sign in.',
  },
  clockNeedsYes: {
    what: 'The clock of this computer says {now}, but the last document is of {last}.',
    now: 'Look at a watch: confirm if the clock is right, otherwise set the clock first.',
  },
  notFounded: { what: 'This ledger has no company yet.', now: 'Finish the first set-up, then try again.' },
  alreadyFounded: {
    what: 'This ledger already belongs to a company.',
    now: 'Sign in, or choose an empty folder for a new company.',
  },
  shiftNotOpen: {
    what: 'No shift is open on this till, so no money can move.',
    now: 'Count the float, open the shift on the Counter, then post again. Nothing you scanned is lost.',
  },
  shiftAlreadyOpen: { what: 'Shift {number} is already open on this till.', now: 'Go on in that shift.' },
  unknownItem: {
    what: 'There is no item {item} in the catalogue.',
    now: 'Scan the code on the box again, or search the item by name.',
  },
  unknownVendor: { what: 'There is no vendor {vendor}.', now: 'Choose the vendor from the list with F2.' },
  unknownCustomer: {
    what: 'There is no customer {customer}.',
    now: 'Choose the customer from the list with F2, or go on without.',
  },
  unknownLocation: { what: 'There is no location {location}.', now: 'Choose a location from the list.' },
  unknownTaxCode: { what: 'There is no tax code {taxCode}.', now: 'Choose a tax code from the list.' },
  unknownUser: { what: 'There is no user {user}.', now: 'Choose a user from the list.' },
  unknownBranch: { what: 'There is no branch {branch}.', now: 'Choose a branch from the list.' },
  unknownDocument: {
    what: 'No document {document} is known at this station.',
    now: 'Compare the number with the one on the slip and type it again.',
  },
  deliveryNoteUsed: {
    what: 'Delivery note {deliveryNote} of {vendor} is entered already, with {document}.',
    now: 'Look whether these are the same goods. Enter it again only if this is a second delivery under that number.',
  },
  unknownReason: {
    what: 'There is no return reason {reason}.',
    now: 'Choose one of the numbered reasons. Reasons are set up in Settings.',
  },
  unknownPrinter: {
    what: 'This station has no such printer in its settings.',
    now: 'Set the printer up in Settings, save, then test it.',
  },
  labelFormatUnusable: {
    what: 'This label format cannot be kept: {reason}.',
    now: 'Change what is named, then save again.',
  },
  labelFormatInUse: {
    what: 'The label "{name}" is used by the printer at {printer}.',
    now: 'Choose another label for that printer first, then delete this one.',
  },
  tooManyLabelFormats: {
    what: 'This station has {limit} labels of its own already.',
    now: 'Delete one that no printer uses, then save again.',
  },
  locationOfOtherBranch: {
    what: '{location} belongs to another branch.',
    now: 'Choose a location of this branch.',
  },
  itemDiscontinued: {
    what: '{item} is discontinued.',
    now: 'Choose another item, or have the catalogue changed first.',
  },
  inventoryTypeLocked: {
    what: '{sku} has been moved already, so it cannot change from {from} to {to}.',
    now: 'Make a new item of the other type instead.',
  },
  codeTaken: { what: 'The code {text} already belongs to {by}.', now: 'Give this one another code.' },
  'codeMalformed.gtinCheck': {
    what: 'The check digit of {text} is wrong, so it is no GTIN.',
    now: 'Scan the code from the box instead of typing it.',
  },
  'codeMalformed.characters': {
    what: 'The code {text} holds characters that no code may hold.',
    now: 'Type it with plain letters, digits and signs.',
  },
  'codeMalformed.ourSerial': {
    what: '{text} looks like one of our own serials, so it can be no code.',
    now: 'Choose another code.',
  },
  customerNumberTaken: {
    what: 'Another customer already has the number {number}.',
    now: 'Leave the number empty to get the next free one.',
  },
  lastOwner: { what: 'This is the last active owner.', now: 'Make somebody else an owner first.' },
  personErased: {
    what: 'The data of this person was erased on request.',
    now: 'Make a new customer if the person comes back.',
  },
  prefixTaken: {
    what: 'The prefix {prefix} already belongs to another station.',
    now: 'Choose another prefix, or leave it empty.',
  },
  postingTooLarge: {
    what: 'This document would be {bytes} bytes; {limit} is the most that one may have.',
    now: 'Post it in two parts.',
  },
} as const;

/** Every row of the catalogue: the codes, and the codes with their problem. */
export const REFUSAL_TEXTS = { ...COMMAND_REFUSALS, ...GOODS_REFUSALS } as const;
export type RefusalTextKey = keyof typeof REFUSAL_TEXTS;

type CodeOfKey<Key extends string> = Key extends `${infer Code}.${string}` ? Code : Key;
type Uncovered = Exclude<RefusalCode, CodeOfKey<RefusalTextKey>>;
/** Does not compile while a code of the union has no sentence. */
export const EVERY_CODE_HAS_A_TEXT: [Uncovered] extends [never] ? true : never = true;
