// Commands that stay on this station: sign-in and secrets, open documents, paper (DESIGN 2). Posting a draft ends in decide.
import type { CommandAnswer } from '../../shared/contract/answers';
import type { LocalCommandName, LocalCommands } from '../../shared/contract/commands';
import { needRight } from '../../shared/domain/decide/context';
import { ROLE_RIGHTS } from '../../shared/domain/rights';
import type { PrinterRow } from '../ledger/printers';
import type { Frame } from '../ledger/run';
import { changeDraft, changeLine, addLine, removeLine } from './edit';
import { deleteLabelFormat, saveLabelFormat } from './label-formats';
import { discardDraft, openDraft, parkDraft, postDraft, recallDraft, takeOverDraft } from './life';
import { done, refused } from './reply';
import { scanDraft } from './scan';

type Handler<Name extends LocalCommandName> = (frame: Frame, args: LocalCommands[Name]) => CommandAnswer;
export type AnyLocal = { readonly name: LocalCommandName; readonly args: unknown };

const HANDLERS: { readonly [Name in LocalCommandName]: Handler<Name> } = {
  signIn,
  setPin,
  openDraft,
  scan: scanDraft,
  changeDraft,
  addDraftLine: addLine,
  changeDraftLine: changeLine,
  removeDraftLine: removeLine,
  takeOverDraft,
  discardDraft,
  postDraft,
  parkDraft,
  recallDraft,
  reprint,
  cancelJob: (frame, { job }) => settle(frame, job, 'failed', 'cancelled'),
  settleJob: (frame, { job, state, error }) => settle(frame, job, state, error),
  testPrint,
  savePrinters,
  saveLabelFormat,
  deleteLabelFormat,
};

/** Runs one local command inside the dispatcher's transaction. */
export function runLocal(frame: Frame, command: AnyLocal): CommandAnswer {
  const handler = HANDLERS[command.name] as Handler<LocalCommandName>;
  const open: readonly LocalCommandName[] = ['signIn', 'settleJob'];
  if (!open.includes(command.name) && frame.context.user === null) return refused({ code: 'notSignedIn' });
  return handler(frame, command.args as LocalCommands[LocalCommandName]);
}

function signIn({ door: { core }, context }: Frame, { user, pin }: LocalCommands['signIn']): CommandAnswer {
  const row = core.view.users([user]).get(user);
  if (!row?.active) return refused({ code: 'unknownUser', user });
  const refusal = core.credentials.check(user, pin, context.nowMs);
  return refusal
    ? refused(refusal)
    : done({ user: { id: user, name: row.name, role: row.role, rights: ROLE_RIGHTS[row.role] } });
}

/** A user sets the own PIN; setting another's needs the right to manage users. */
function setPin({ door: { core }, context }: Frame, { user, pin }: LocalCommands['setPin']): CommandAnswer {
  if (!core.view.users([user]).has(user)) return refused({ code: 'unknownUser', user });
  const right = context.user?.id === user ? null : needRight(context, 'users');
  if (right) return refused(right);
  core.credentials.set(user, pin, context.nowMs);
  return done();
}

function reprint(
  { door: { core, jobs }, context }: Frame,
  { unit, document, reason }: LocalCommands['reprint'],
): CommandAnswer {
  if (unit !== undefined) {
    if (!core.view.units([unit]).has(unit) && core.view.allotments([unit]).get(unit)?.state !== 'open')
      return refused({ code: 'serialUnknown', serial: unit });
    jobs.queueLabels([unit], {}, context.nowMs, reason);
    return done();
  }
  if (document === undefined || !core.view.posting(document))
    return refused({ code: 'unknownDocument', document: document ?? '' });
  jobs.queueSlip(document, context.nowMs, reason);
  return done();
}

function settle({ door: { jobs } }: Frame, job: number, state: 'sent' | 'failed', error: string | null): CommandAnswer {
  if (!jobs.find(job)) return refused({ code: 'unknownDocument', document: String(job) });
  jobs.settle(job, state, error);
  return done();
}

/** Paper that says nothing of anybody: whoever is signed in may try a printer. */
function testPrint({ door: { core, jobs }, context }: Frame, { printer }: LocalCommands['testPrint']): CommandAnswer {
  const row = core.local.setting<readonly PrinterRow[]>('printers')?.[printer];
  if (row?.for !== 'label' && row?.for !== 'slip') return refused({ code: 'unknownPrinter', printer });
  return done({ job: jobs.queueTest(row.for, printer, context.nowMs) });
}

function savePrinters({ door: { core }, context }: Frame, { printers }: LocalCommands['savePrinters']): CommandAnswer {
  const right = needRight(context, 'settings');
  if (right) return refused(right);
  core.local.setSetting('printers', printers);
  return done();
}
