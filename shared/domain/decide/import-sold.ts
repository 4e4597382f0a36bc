// Units sold before go-live are taken into the books as sold, so that they come back by the normal return (DESIGN 4).
// One unit at the counter, by right and the owner's cut-off date, is the same posting with one unit.
import { formatSerial } from '../../serial/serial';
import { priceLine } from '../../money/price-line';
import type { PostingCommands } from '../../contract/commands';
import { must } from '../must';
import { MAX_UNITS_A_POSTING, type UnitsImported } from '../posting';
import type { Refusal } from '../refusal';
import type { View } from '../view';
import { accept, allowed, needRight, refuse, type Context, type Decision } from './context';
import { checkMakers, trimRows } from './makers';
import { hasUnits, warranty } from './receive';
import { componentsOf } from './sale-price';
import { firstRefusal } from './units';

type Command = PostingCommands['importSoldUnits'];

/** Decides `importSoldUnits`: each unit gets a serial of ours; its price stands as the share that a return replays. */
export function importSoldUnits(view: View, command: Command, context: Context): Decision {
  const items = view.items(command.units.map((unit) => unit.item));
  const refusal = checkHead(view, command, context) ?? checkUnits(view, command);
  if (refusal) return refuse(refusal);
  const rows = trimRows(
    command.units.map((unit) => ({ item: must(items.get(unit.item), 'a checked item'), makers: unit.makers })),
  );
  const makers = checkMakers(view, rows);
  if (makers) return refuse(makers);
  // From here it must succeed.
  const taxCodes = view.taxCodes([...items.values()].map((item) => item.taxCode).filter((code) => code !== null));
  const units: UnitsImported['units'] = command.units.map((unit, index) => {
    const { item, makers: numbers } = must(rows[index], 'the row of a unit');
    const { netMinor, taxes } = priceLine(unit.grossMinor, 0, true, componentsOf(item, taxCodes));
    const serial = formatSerial(context.station.prefix, context.firstSequence + index);
    const customerWarranty = warranty(unit.soldOn, item.customerWarrantyMonths);
    return { ...unit, serial, after: null, makers: numbers, netMinor, taxes, customerWarranty };
  });
  return accept(
    [{ kind: 'units.imported', body: { importId: command.importId, units }, refersTo: null }],
    units.map((unit) => unit.serial),
  );
}

function checkHead(view: View, command: Command, context: Context): Refusal | null {
  const single = command.units.length === 1 && allowed(context, 'take_in_before_go_live');
  const count = command.units.length;
  const goLiveDate = view.settings().goLiveDate;
  const late = command.units.find((unit) => goLiveDate === null || unit.soldOn >= goLiveDate);
  return firstRefusal([
    () => (single ? null : needRight(context, 'import')),
    () => (count === 0 ? { code: 'nothingToPost' } : null),
    () => (count > MAX_UNITS_A_POSTING ? { code: 'tooManyUnits', count, limit: MAX_UNITS_A_POSTING } : null),
    () => (late ? { code: 'soldAfterGoLive', soldOn: late.soldOn, goLiveDate } : null),
  ]);
}

function checkUnits(view: View, command: Command): Refusal | null {
  const items = view.items(command.units.map((unit) => unit.item));
  const customers = view.customers(command.units.flatMap((unit) => unit.customer ?? []));
  const vendors = view.vendors(command.units.flatMap((unit) => unit.vendor ?? []));
  for (const unit of command.units) {
    const item = items.get(unit.item);
    if (!item) return { code: 'unknownItem', item: unit.item };
    if (!hasUnits(item)) return { code: 'noUnitsOfItem', item: item.id };
    if (unit.customer !== null && !customers.has(unit.customer))
      return { code: 'unknownCustomer', customer: unit.customer };
    if (unit.vendor !== null && !vendors.has(unit.vendor)) return { code: 'unknownVendor', vendor: unit.vendor };
  }
  return null;
}
