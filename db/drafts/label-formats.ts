// Commands on the label formats of this station's own (settings, by right): keep one, delete one that no printer uses.
import type { CommandAnswer } from '../../shared/contract/answers';
import type { LocalCommands } from '../../shared/contract/commands';
import { needRight } from '../../shared/domain/decide/context';
import { checkOwnFormat, MAX_OWN_FORMATS } from '../../shared/paper/own-format';
import { keepFormats, keptFormats } from '../ledger/label-formats';
import type { PrinterRow } from '../ledger/printers';
import type { Frame } from '../ledger/run';
import { done, refused } from './reply';

export function saveLabelFormat(
  { door: { core }, context }: Frame,
  { format }: LocalCommands['saveLabelFormat'],
): CommandAnswer {
  const right = needRight(context, 'settings');
  if (right) return refused(right);
  const check = checkOwnFormat(format);
  if (check.kind === 'unusable') return refused({ code: 'labelFormatUnusable', reason: check.reasons.join('; ') });
  const kept = keptFormats(core);
  const known = kept.some(({ id }) => id === check.format.id);
  if (!known && kept.length >= MAX_OWN_FORMATS) return refused({ code: 'tooManyLabelFormats', limit: MAX_OWN_FORMATS });
  // A changed one keeps its place in the list.
  keepFormats(
    core,
    known ? kept.map((one) => (one['id'] === check.format.id ? check.format : one)) : [...kept, check.format],
  );
  return done();
}

/** Deleting what is gone already is done. */
export function deleteLabelFormat(
  { door: { core }, context }: Frame,
  { format: id }: LocalCommands['deleteLabelFormat'],
): CommandAnswer {
  const right = needRight(context, 'settings');
  if (right) return refused(right);
  const kept = keptFormats(core);
  const user = core.local.setting<readonly PrinterRow[]>('printers')?.find((printer) => printer['format'] === id);
  if (user) {
    const name = kept.find((one) => one['id'] === id)?.['name'];
    return refused({ code: 'labelFormatInUse', name: typeof name === 'string' ? name : id, printer: placeOf(user) });
  }
  keepFormats(
    core,
    kept.filter((one) => one['id'] !== id),
  );
  return done();
}

/** Where a printer is, as its settings say it: its address on the network or its folder. */
function placeOf(printer: PrinterRow): string {
  const place = printer['host'] ?? printer['folder'];
  return typeof place === 'string' ? place : '?';
}
