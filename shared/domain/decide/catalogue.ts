// The catalogue: items, vendors, tax codes, locations, branches. A code has one owner; a type is locked once used (T-13, C1, C4).
import { gtin14 } from '../../scan/check-digit';
import { parseSerial } from '../../serial/serial';
import { trimIdentifier } from '../../text/fold';
import type { PostingCommands } from '../../contract/commands';
import type { Branch, Item, Location, TaxCode, Vendor } from '../model';
import type { Refusal } from '../refusal';
import type { CodeOwner, View } from '../view';
import { accept, needRight, newId, refuse, type Context, type Decision } from './context';
import { hasUnits } from './receive';

type Command = PostingCommands['saveCatalogue'];

/** Decides `saveCatalogue`: records without an id are new, records with one replace it whole. */
export function saveCatalogue(view: View, command: Command, context: Context): Decision {
  const right = needRight(context, 'catalogue');
  if (right) return refuse(right);
  let made = 0;
  const withId = <Row extends { readonly id?: string | undefined }>(row: Row): Row & { id: string } => {
    const id = row.id ?? newId(context, made);
    made += 1;
    return { ...row, id };
  };
  const branches: Branch[] = command.branches.map(withId);
  const taxCodes: TaxCode[] = command.taxCodes.map(withId);
  const locations: Location[] = command.locations.map((row) => ({
    ...withId(row),
    branch: row.branch ?? context.station.branch,
  }));
  const vendors: Vendor[] = command.vendors.map(withId).map((row) => ({ ...row, code: trimIdentifier(row.code) }));
  const items: Item[] = command.items.map(withId).map((row) => cleanItem(row));
  const refusal =
    checkKnown(view, command) ??
    checkLinks(view, items, taxCodes, locations, branches) ??
    checkCodes(view, items, vendors) ??
    checkTypes(view, items);
  if (refusal) return refuse(refusal);
  if (items.length + vendors.length + taxCodes.length + locations.length + branches.length === 0) {
    return refuse({ code: 'nothingToPost' });
  }
  // From here it must succeed.
  return accept([{ kind: 'catalogue.saved', body: { items, vendors, taxCodes, locations, branches }, refersTo: null }]);
}

type OpenItem = Command['items'][number] & { id: string };

function cleanItem(row: OpenItem): Item {
  const labels = Array.from(
    { length: row.makerSerial.count },
    (_, index) => row.makerSerial.labels[index] ?? (index === 0 ? 'Maker serial' : `Maker serial ${index + 1}`),
  );
  return {
    ...row,
    sku: trimIdentifier(row.sku),
    aliases: row.aliases.map(trimIdentifier),
    gtins: row.gtins.map((text) => gtin14(text) ?? text),
    makerSerial: { ...row.makerSerial, labels },
  };
}

/** A record with an id must exist: an id is made by the ledger, never by hand. */
function checkKnown(view: View, command: Command): Refusal | null {
  const ids = (rows: readonly { readonly id?: string | undefined }[]): string[] => rows.flatMap((row) => row.id ?? []);
  const items = view.items(ids(command.items));
  const vendors = view.vendors(ids(command.vendors));
  const taxCodes = view.taxCodes(ids(command.taxCodes));
  const locations = view.locations(ids(command.locations));
  const branches = view.branches(ids(command.branches));
  for (const item of ids(command.items)) if (!items.has(item)) return { code: 'unknownItem', item };
  for (const vendor of ids(command.vendors)) if (!vendors.has(vendor)) return { code: 'unknownVendor', vendor };
  for (const taxCode of ids(command.taxCodes)) if (!taxCodes.has(taxCode)) return { code: 'unknownTaxCode', taxCode };
  for (const location of ids(command.locations))
    if (!locations.has(location)) return { code: 'unknownLocation', location };
  for (const branch of ids(command.branches)) if (!branches.has(branch)) return { code: 'unknownBranch', branch };
  return null;
}

function checkLinks(
  view: View,
  items: readonly Item[],
  taxCodes: readonly TaxCode[],
  locations: readonly Location[],
  branches: readonly Branch[],
): Refusal | null {
  const wantedCodes = items.map((item) => item.taxCode).filter((code) => code !== null);
  const knownCodes = new Set([...view.taxCodes(wantedCodes).keys(), ...taxCodes.map((code) => code.id)]);
  const taxCode = wantedCodes.find((code) => !knownCodes.has(code));
  if (taxCode !== undefined) return { code: 'unknownTaxCode', taxCode };
  const wantedBranches = locations.map((location) => location.branch);
  const knownBranches = new Set([...view.branches(wantedBranches).keys(), ...branches.map((one) => one.id)]);
  const branch = wantedBranches.find((one) => !knownBranches.has(one));
  return branch === undefined ? null : { code: 'unknownBranch', branch };
}

type Code = { readonly text: string; readonly kind: CodeOwner['kind']; readonly id: string };

function codesOf(items: readonly Item[], vendors: readonly Vendor[]): Code[] {
  return [
    ...items.flatMap((item) => [
      { text: item.sku, kind: 'sku' as const, id: item.id },
      ...item.gtins.map((text) => ({ text, kind: 'gtin' as const, id: item.id })),
      ...item.aliases.map((text) => ({ text, kind: 'alias' as const, id: item.id })),
    ]),
    ...vendors.map((vendor) => ({ text: vendor.code, kind: 'vendor' as const, id: vendor.id })),
  ];
}

function checkCodes(view: View, items: readonly Item[], vendors: readonly Vendor[]): Refusal | null {
  const codes = codesOf(items, vendors);
  const known = view.codeOwners(codes.map((code) => code.text));
  const changed = new Set([...items, ...vendors].map((row) => row.id));
  const prefixes = new Set(view.stations().map((station) => station.prefix));
  const seen = new Map<string, string>();
  for (const { text, kind, id } of codes) {
    if (text === '') return { code: 'codeMalformed', text, problem: 'characters' };
    if (kind === 'gtin' && gtin14(text) === null) return { code: 'codeMalformed', text, problem: 'gtinCheck' };
    const serial = parseSerial(text);
    if (serial && prefixes.has(serial.prefix)) return { code: 'codeMalformed', text, problem: 'ourSerial' };
    const owner = known
      .get(text)
      ?.find((one) => !changed.has(one.id) && (one.kind === 'vendor') === (kind === 'vendor'));
    if (owner) return { code: 'codeTaken', text, by: owner.name };
    const key = `${kind === 'vendor' ? 'vendor' : 'item'}\0${text}`;
    const other = seen.get(key);
    if (other !== undefined && other !== id) return { code: 'codeTaken', text, by: text };
    seen.set(key, id);
  }
  return null;
}

function checkTypes(view: View, items: readonly Item[]): Refusal | null {
  const before = view.items(items.map((item) => item.id));
  const used = view.usedItems(items.map((item) => item.id));
  for (const item of items) {
    const old = before.get(item.id);
    if (!old || !used.has(item.id) || old.inventoryType === item.inventoryType) continue;
    if (hasUnits(old) && hasUnits(item)) continue;
    return { code: 'inventoryTypeLocked', sku: old.sku, from: old.inventoryType, to: item.inventoryType };
  }
  return null;
}
