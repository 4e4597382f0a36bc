// Founding a company: the first station of a new ledger, its owner, and the places that a store begins with.
import { randomBytes } from 'node:crypto';
import type { CommandAnswer } from '../../shared/contract/answers';
import type { FoundRequest } from '../../shared/contract/desktop';
import type { Context } from '../../shared/domain/decide/context';
import type { Branch, Settings, Station } from '../../shared/domain/model';
import type { PostingDraft } from '../../shared/domain/posting';
import { DEFAULT_SETTINGS } from '../../shared/domain/settings';
import { RECOVERY_USER } from '../people/credentials';
import type { LedgerCore } from './core';
import type { Jobs } from './jobs';
import { postAll } from './post';
import { freePrefix, newStationId } from './prefixes';
import { defaultPrinters } from './printers';

/** Sixteen characters without look-alikes: 80 bits, typed once in a company's life. */
const RECOVERY_ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** Founds the company in an empty ledger; the answer holds the owner's recovery code, which is kept only as a hash. */
export function foundCompany(core: LedgerCore, jobs: Jobs, request: FoundRequest, folder: string): CommandAnswer {
  if (core.chain.seq > 0 || core.local.meta('station') !== null || core.view.company() !== null)
    return { ok: false, refusal: { code: 'alreadyFounded' } };
  const prefix = freePrefix([], request.sample ? 'ZZA' : 'K7C');
  const station = newStation(core, prefix, request);
  core.db.exec('BEGIN IMMEDIATE');
  try {
    core.local.setMeta('station', station.id);
    core.local.setMeta('computer', core.keyStore.computerId());
    const context = foundingContext(core, station, request);
    const postings = postAll(
      core,
      jobs,
      { commandId: `found-${station.id}`, context, clockConfirmed: false },
      foundingPostings(core, station, request),
    );
    if ('code' in postings) throw new Error(`founding was refused: ${postings.code}`);
    core.keyStore.makePepper(core.view.company()?.id ?? '');
    const recoveryCode = makeRecoveryCode();
    core.credentials.set(ownerId(prefix), request.pin, context.nowMs);
    core.credentials.set(RECOVERY_USER, recoveryCode, context.nowMs);
    core.local.setSetting('printers', defaultPrinters(folder));
    core.db.exec('COMMIT');
    return { ok: true, repeat: false, postings, result: { recoveryCode } };
  } catch (error) {
    core.db.exec('ROLLBACK');
    core.reload();
    throw error;
  }
}

function newStation(core: LedgerCore, prefix: string, request: FoundRequest): Station {
  const id = newStationId(prefix);
  return { id, prefix, branch: `${prefix}1.1`, name: request.stationName, publicKey: core.keyStore.makeStationKey(id) };
}

function ownerId(prefix: string): string {
  return `${prefix}1.0`;
}

function foundingContext(core: LedgerCore, station: Station, request: FoundRequest): Context {
  const nowMs = core.now();
  return {
    station,
    seq: 1,
    nowMs,
    businessDate: core.businessDate({ id: '', code: '', name: '', timeZone: request.timeZone }, nowMs),
    user: { id: ownerId(station.prefix), role: 'owner', active: true, name: request.ownerName },
    approver: null,
    shift: null,
    firstSequence: 1,
    draft: null,
    seal: (person, fields) => core.seal.seal(person, fields),
  };
}

function foundingPostings(core: LedgerCore, station: Station, request: FoundRequest): PostingDraft[] {
  const { prefix } = station;
  const branch: Branch = {
    id: station.branch,
    code: request.branchCode,
    name: request.branchName,
    timeZone: request.timeZone,
  };
  const company = {
    id: `${prefix}1`,
    name: request.companyName,
    country: request.country,
    currency: request.currency,
    currencyDigits: request.currencyDigits,
  };
  const floor = `${prefix}2.0`;
  const defective = `${prefix}2.1`;
  const owner = {
    id: ownerId(prefix),
    role: 'owner' as const,
    sealed: core.seal.seal(ownerId(prefix), { name: request.ownerName }),
  };
  const locations = [
    { id: floor, branch: branch.id, code: 'FLOOR', name: 'Sales floor', kind: 'stock' as const },
    { id: defective, branch: branch.id, code: 'DEFECT', name: 'Defective shelf', kind: 'quarantine' as const },
  ];
  const catalogue = { items: [], vendors: [], taxCodes: [], locations, branches: [] };
  return [
    { kind: 'company.founded', body: { company, branch, station, owner, settings: DEFAULT_SETTINGS }, refersTo: null },
    { kind: 'catalogue.saved', body: catalogue, refersTo: null },
    { kind: 'settings.changed', body: { settings: firstSettings(floor, defective) }, refersTo: null },
  ];
}

/** The reasons a store begins with; each implies condition and place, and the owner edits them. */
function firstSettings(floor: string, defective: string): Settings {
  return {
    ...DEFAULT_SETTINGS,
    receivingLocation: floor,
    returnReasons: [
      { id: 'changed_mind', name: 'Changed mind, opened', condition: 'open_box', location: floor },
      { id: 'unopened', name: 'Unopened', condition: 'new', location: floor },
      { id: 'defective', name: 'Defective', condition: 'defective', location: defective },
    ],
  };
}

function makeRecoveryCode(): string {
  const bytes = randomBytes(16);
  const characters = [...bytes].map((byte) => RECOVERY_ALPHABET[byte % RECOVERY_ALPHABET.length] ?? '');
  return [0, 4, 8, 12].map((at) => characters.slice(at, at + 4).join('')).join('-');
}
