// The sentences of refusals about lines, numbers, units, payments, returns and scans; the others are in refusal-texts.ts.
// {unit} is the item with its serial, {document} the document that last moved it.

export const GOODS_REFUSALS = {
  nothingToPost: { what: 'There is nothing on this document yet.', now: 'Scan the first piece.' },
  tooManyUnits: {
    what: '{count#unit|units} are too many for one document; {limit} is the most.',
    now: 'Post what is there, then go on with a new document.',
  },
  wholePiecesOnly: { what: '{item} is counted in whole pieces.', now: 'Enter a whole number.' },
  noUnitsOfItem: {
    what: '{item} has no units of its own.',
    now: 'Enter a quantity instead of scanning pieces.',
  },
  unitsMissing: {
    what: '{item}: {wanted#piece|pieces} wanted, {got} scanned.',
    now: 'Scan the pieces that are missing, or change the quantity with F4.',
  },
  discountExceedsAmount: {
    what: 'The discount on {item} is larger than its price.',
    now: 'Enter a smaller discount.',
  },
  amountTooLarge: {
    what: 'This amount is larger than a document can hold.',
    now: 'Check the figures: one of them has too many digits.',
  },

  makerSerialMissing: {
    what: '{item} needs {label} for every piece, and one is missing.',
    now: 'Scan {label} of the piece, or remove the piece with F9.',
  },
  makerSerialTooMany: {
    what: '{item} has room for {limit#maker serial|maker serials} a piece, and this is one more.',
    now: 'Scan the code of the next item, or the next piece.',
  },
  'makerSerialMalformed.characters': {
    what: '{text} holds characters that no maker serial has.',
    now: 'Scan it again; if it comes out the same, type it from the plate.',
  },
  'makerSerialMalformed.length': {
    what: '{text} ... is longer than any maker serial: 80 characters at most.',
    now: 'Scan the serial itself; this looks like a web address or all that is on the label.',
  },
  'makerSerialMalformed.luhn': {
    what: 'The check digit of {text} is wrong: a digit was misread, or this is no IMEI.',
    now: 'Scan the IMEI again.',
  },
  'makerSerialMalformed.vin': {
    what: 'The check digit of {text} is wrong: this is no VIN, or it was misread.',
    now: 'Scan the VIN again.',
  },
  'makerSerialMalformed.pattern': {
    what: '{text} does not look like a maker serial of this item.',
    now: 'Scan the other code on the piece, or choose the right item first.',
  },
  makerSerialIsCode: {
    what: '{text} is the code of {item}: it is the same on every box, so it says nothing about this piece.',
    now: 'Scan the maker serial, usually the code with S/N or IMEI beside it.',
  },
  makerSerialIsOurSerial: {
    what: '{text} is one of our own serials, not a number of the maker.',
    now: 'Scan the number that the maker put on the piece.',
  },
  makerSerialTwice: {
    what: '{text} was already scanned on this document.',
    now: 'Put this piece with the others and scan the next one.',
  },
  makerSerialInHands: {
    what: '{text} already stands on {unit}, {where}.',
    now: 'Look for that piece. If both really carry the number, F1 in Receive asks why.',
  },

  serialUnknown: {
    what: 'No unit has the serial {serial}.',
    now: 'Scan the label again. If it is one of ours, ask a manager: the unit may not have reached this station yet.',
  },
  serialVoid: {
    what: '{serial} is void: its label was printed for a delivery that was thrown away.',
    now: 'Take the label off. Receive the piece to give it a new one.',
  },
  serialOnOpenDelivery: {
    what: '{serial} is on the open delivery of {user}, not in stock yet.',
    now: 'Have that delivery posted with F12 on Receive, then scan it again.',
  },
  serialNotAllotted: {
    what: '{serial} was not given out for this delivery.',
    now: 'Scan the maker serial; the piece gets its own label.',
  },
  unitTwice: { what: '{serial} is on this document already.', now: 'Put it with the others and scan the next piece.' },
  unitOfOtherItem: {
    what: '{unit} is not {wanted}.',
    now: 'Scan a piece of {wanted}.',
  },

  unitExpected: {
    what: '{unit} is announced with {document} but not received.',
    now: 'Receive it first on Receive, then scan it again.',
  },
  unitWithdrawn: {
    what: '{unit} was taken back out of the books with {document}.',
    now: 'If it is really here, receive it on Receive.',
  },
  unitInStock: {
    what: '{unit} is in stock{place} already, since {document}.',
    now: 'To sell it, scan it on the Counter. If a customer brings it, look at its label once more.',
  },
  unitReserved: {
    what: '{unit} is reserved{place} with {document}.',
    now: 'Recall that sale to sell it, or take another piece.',
  },
  unitInTransit: {
    what: '{unit} is on its way between branches with {document}.',
    now: 'Receive the transfer first, then scan it again.',
  },
  unitAlreadySold: {
    what: '{unit} was sold to {customer} with {document}.',
    now: 'To take it back, press F6 Return.',
  },
  unitReturnExpected: {
    what: '{unit} belongs to {customer}; its return is agreed with {document}.',
    now: 'To take it back, press F6 Return.',
  },
  unitInRepair: {
    what: '{unit} is in repair{place} with {document}.',
    now: 'Close the repair first, then scan it again.',
  },
  unitAtVendor: {
    what: '{unit} was sent to the vendor with {document}, and the answer is open.',
    now: 'Enter the answer of the vendor first.',
  },
  unitReturnedToVendor: {
    what: '{unit} went back to the vendor with {document}.',
    now: 'If the vendor sent it again, receive it on Receive.',
  },
  unitConsumed: {
    what: '{unit} is built into another unit with {document}.',
    now: 'Scan the whole unit instead, or take it apart first.',
  },
  unitScrapped: {
    what: '{unit} was written off with {document}.',
    now: 'If you hold it in your hand, have a manager book it as found.',
  },
  unitMissing: {
    what: '{unit} has been missing since {document}.',
    now: 'If you hold it in your hand, have a manager book it as found.',
  },
  unitInOtherBranch: {
    what: '{unit} is kept by {branch}{place} since {document}.',
    now: 'Only that branch can move it: ask them to transfer it, or take another piece.',
  },
  unitOnOtherDraft: {
    what: '{unit} is on an open document of {user} at this station.',
    now: 'Finish or take over that document first, or take another piece.',
  },
  unitInQuarantine: {
    what: '{unit} stands{place}, which is not for sale, since {document}.',
    now: 'Take another piece, or have this one checked and put into stock.',
  },
  unitDefective: {
    what: '{unit} is marked defective{place} since {document}.',
    now: 'Take another piece, or have a manager approve the sale.',
  },
  unitNotOurs: {
    what: '{unit} is in our hands but does not belong to us, since {document}.',
    now: 'Put it aside for its owner and take another piece.',
  },
  costPending: {
    what: 'What {unit} cost is not known yet.',
    now: 'Wait for its receipt to arrive at this station, then try again.',
  },

  paymentShort: {
    what: '{due} is due and {got} was given: {open} is missing.',
    now: 'Take {open} more, or add another tender.',
  },
  paymentOver: {
    what: '{due} is due, and {got} by {kind} is more. Only cash gives change.',
    now: 'Enter {due}.',
  },
  accountNeedsCustomer: {
    what: 'A sale on account needs a customer: nobody is asked for the money of a walk-in.',
    now: 'Choose the customer first, or take another tender.',
  },
  tendersTaken: {
    what: '{taken} was taken for this sale already.',
    now: 'Post the sale with F12, or give the money back with F11 in Pay first.',
  },
  saleOfOtherShift: {
    what: '{sale} is not of the shift that is open, so it cannot be voided.',
    now: 'Take the goods back with F6 Return.',
  },
  saleVoided: {
    what: '{sale} was voided: money and goods are back already.',
    now: 'Nothing is left to do for this one.',
  },
  saleHasReturns: {
    what: 'Goods of {sale} came back already, so it cannot be voided as a whole.',
    now: 'Take back the rest with F6 Return.',
  },
  parkedSaleGone: { what: '{parked} was recalled already.', now: 'Look at the open sales: it is with somebody else.' },
  notSoldByUs: {
    what: '{text} was never sold by us, so there is no sale to return.',
    now: 'Compare the number on the piece with the slip, and scan it again.',
  },
  soldToOtherCustomer: {
    what: '{unit} was sold to {customer} with {document}, not to {given}.',
    now: 'Ask for the slip and have the return approved, or refuse it.',
  },
  returnWindowOver: {
    what: '{unit} was sold {days#day|days} ago, on {soldOn}; returns end after {limit#day|days}.',
    now: 'Have the return approved, or refuse it.',
  },
  quantityNotSold: {
    what: 'Of this line of {sale} only {open} can still come back.',
    now: 'Enter {open} or less, or choose another line.',
  },
  refundNotTheShare: {
    what: 'The customer paid {share} for these goods, and {got} was entered.',
    now: 'Refund {share}.',
  },
  refundExceedsPaid: {
    what: 'Only {max} was paid by {kind}, so {got} cannot go back that way.',
    now: 'Give the rest back to another tender that paid.',
  },
  soldAfterGoLive: {
    what: 'It was sold on {soldOn}, and only sales before {goLiveDate} may come without a record.',
    now: 'Look for the sale by its number; it should be in these books.',
  },
  unitFromOtherVendor: {
    what: '{unit} was bought from {vendor}{bought}{cost}.',
    now: 'Put it aside for {vendor}, or have it approved with a reason.',
  },
  stockTooLow: { what: '{item}: only {onHand} on hand.', now: 'Enter {onHand} or less, or count the shelf first.' },

  unknownDraft: {
    what: 'This open document is not there any more: it was posted or thrown away.',
    now: 'Start a new one by scanning the first piece.',
  },
  draftOfOtherKind: {
    what: 'The open document is a {kind}, which does not take this.',
    now: 'Go to the screen of that document, or start a new one.',
  },
  unknownLine: { what: 'There is no line {line} on this document.', now: 'Choose a line with the arrow keys.' },
  scanEmpty: { what: 'The scanner sent nothing.', now: 'Scan again.' },
  scanTooLong: { what: 'This scan is longer than {limit} characters.', now: 'Scan one code at a time.' },
  'scanUnreadable.checkDigit': {
    what: 'The check digit of {text} is wrong: the scanner misread a digit.',
    now: 'Scan it again. Nothing was searched and nothing changed.',
  },
  'scanUnreadable.separator': {
    what: '{text} can be read in more than one way: the scanner drops the separator between its parts.',
    now: 'Switch on the group separator (GS) in the scanner with its set-up sheet, then scan again.',
  },
  'scanUnreadable.characters': {
    what: 'The scan holds characters that no code has.',
    now: 'Scan it again. If it happens again, test the scanner in Settings.',
  },
  'scanUnreadable.content': {
    what: '{text} is damaged or not written by its own rules ({problem}).',
    now: 'Scan it again, or scan another code on the box.',
  },
  scanUnknown: {
    what: 'Nothing is known by {text}: no unit, item, document or person.',
    now: 'Scan another code on the piece, or search it in Units with /.',
  },
  serialWanted: {
    what: '{text} is the code of {item}, the same on every box. Here the piece itself is wanted.',
    now: 'Scan our label or the maker serial on the piece.',
  },
  itemWanted: {
    what: '{text} may be a maker serial, but it is not known of which item.',
    now: 'Scan the item code on the box first, then this one again.',
  },
  notForThisScreen: {
    what: '{text} is {what}, which this screen does not take.',
    now: 'Scan what this screen asks for.',
  },
} as const;
