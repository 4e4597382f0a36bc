// What a command that went through has changed, so that every window asks again. A table and nothing else: the renderer
// knows which of its answers each word makes old.
import type { CommandAnswer } from '../../shared/contract/answers';
import type { CommandEnvelope } from '../../shared/contract/commands';
import type { LedgerEvent } from '../../shared/contract/desktop';

type What = LedgerEvent['what'];

const GOODS: What = ['units', 'documents'];
const DRAFT: What = ['draft'];
const FINISHED: What = ['draft', 'units', 'documents', 'house'];

const CHANGES: Record<CommandEnvelope['name'], What> = {
  openShift: ['documents', 'house'],
  saveCatalogue: ['catalogue', 'house'],
  saveCustomer: ['catalogue'],
  saveUser: ['house'],
  erasePerson: ['catalogue', 'house', 'units', 'documents'],
  changeSettings: ['house'],
  receiveUnits: GOODS,
  postSale: GOODS,
  voidSale: GOODS,
  parkSale: GOODS,
  recallSale: GOODS,
  returnGoods: GOODS,
  returnToVendor: GOODS,
  adjustStock: GOODS,
  importSoldUnits: GOODS,
  enrolStation: ['house'],
  signIn: ['session'],
  setPin: [],
  openDraft: DRAFT,
  scan: DRAFT,
  changeDraft: DRAFT,
  recallDraft: ['draft', 'documents', 'units'],
  addDraftLine: DRAFT,
  changeDraftLine: DRAFT,
  removeDraftLine: DRAFT,
  takeOverDraft: DRAFT,
  discardDraft: DRAFT,
  postDraft: FINISHED,
  parkDraft: FINISHED,
  reprint: ['jobs'],
  cancelJob: ['jobs'],
  settleJob: ['jobs'],
  testPrint: ['jobs'],
  savePrinters: ['jobs', 'house'],
  saveLabelFormat: ['house'],
  deleteLabelFormat: ['house'],
};

/** Nothing where nothing was done. Labels and slips are not here: the printing side tells when it takes them. */
export function changesOf(name: CommandEnvelope['name'], answer: CommandAnswer): What {
  return answer.ok ? CHANGES[name] : [];
}
