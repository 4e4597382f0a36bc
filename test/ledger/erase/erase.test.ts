// A person who is erased: the chain and the sales stay whole, and name, phone, address and e-mail stand in no file of the
// ledger folder any more, neither as typed nor folded, in whatever encoding, free pages and write-ahead log included.
import path from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../../db/connection';
import { openLedger } from '../../../db/ledger/ledger';
import { rebuildViews } from '../../../db/ledger/rebuild';
import { foldKey } from '../../../shared/text/fold';
import { copyPlace, dropPlace, filesWith, problemsOf } from '../harness/ledger-files';
import { ITEMS } from '../harness/prepared';
import { bundleTill, runTill } from '../harness/processes';
import { Till, type Ids } from '../harness/till';

const PERSON = {
  name: 'Zsuzsanna Quillfeather',
  number: '7744',
  phone: '+36 1 555 0177',
  email: 'zq@quillfeather.example',
  address: '14 Marzipan Quay, Szentendre',
};
const SECOND_NAME = 'Zsuzsanna Quillfeather-Vane';

let till: Till;
let program = '';
beforeAll(async () => {
  program = await bundleTill();
});
afterEach(() => till.close());

/** What must be nowhere: each text as typed, folded, in lower and upper case, and parts of it that no other word holds. */
function forms(text: string): readonly string[] {
  return [text, foldKey(text), text.toLowerCase(), text.toUpperCase()];
}

const PARTS = ['Quillfeather', 'Zsuzsanna', '555 0177', '5550177', 'Marzipan', 'Szentendre'];

function expectNowhere(folder: string): void {
  for (const text of [...Object.values(PERSON).filter((one) => one !== PERSON.number), SECOND_NAME, ...PARTS]) {
    for (const form of forms(text)) expect(filesWith(folder, form), form).toEqual([]);
  }
}

type Story = { readonly ids: Ids; readonly customer: string; readonly sale: string; readonly kept: string };

/** A customer with a sale, a return, a change of name, slips queued and printed again, searches, and where wanted an open sale. */
function tellStory(openSale = false): Story {
  till = Till.make();
  const ids = till.stockRoom(ITEMS);
  const units = Array.from({ length: 3 }, (_, index) => ({ makers: [`ERASE-${index}`] }));
  const [first = '', second = ''] = till.ok('receiveUnits', {
    vendor: ids.vendorA,
    location: ids.floor,
    lines: [{ item: ids.item('CPU-1'), unitCostMinor: 38_900, units }],
  }).posting.serials;
  till.ok('openShift', { floatMinor: 0 });
  const [customer = ''] = till.ok('saveCustomer', PERSON).posting.ids;
  const sell = (serial: string): string =>
    till.ok('postSale', {
      customer,
      lines: [{ item: ids.item('CPU-1'), units: [serial] }],
      tenders: [{ kind: 'cash', tenderedMinor: 44_900 }],
    }).posting.ref;
  const sale = sell(first);
  const kept = sell(second);
  till.ok('saveCustomer', { id: customer, ...PERSON, name: SECOND_NAME });
  till.ok('returnGoods', { customer, lines: [{ unit: first, reason: 'unopened' }] });
  till.ok('reprint', { document: kept, reason: 'lost the slip' });
  if (openSale) {
    const draft = till.ok('openDraft', { kind: 'sale' }).result.draft?.id ?? '';
    till.ok('changeDraft', { draft, customer });
    till.ok('scan', { draft, text: PERSON.number });
  }
  expect(till.ask('search', { text: 'quillfeather' }).map((hit) => hit.id)).toEqual([customer]);
  expect(till.ledger.slipOf(kept)).not.toBeNull();
  return { ids, customer, sale, kept };
}

test('before, the name stands in the file, so that the search below can fail', () => {
  tellStory();
  expect(filesWith(till.folder, SECOND_NAME)).not.toEqual([]);
  expect(filesWith(till.folder, PERSON.phone)).not.toEqual([]);
});

describe('after erasePerson', () => {
  test('name, phone, e-mail and address stand in no file of the folder, while it is open and after it was closed', () => {
    const { customer } = tellStory();
    till.ok('erasePerson', { person: customer, reason: 'asked to be forgotten' });
    expectNowhere(till.folder);
    till.reopen();
    expectNowhere(till.folder);
  });

  test('verify and rebuild are green, and nothing of the person comes back', () => {
    const { customer } = tellStory();
    till.ok('erasePerson', { person: customer, reason: 'asked to be forgotten' });
    const { core } = till.ledger;
    expect(problemsOf(core.db)).toEqual([]);
    core.db.exec('BEGIN EXCLUSIVE');
    rebuildViews(core.db, core.keys);
    core.db.exec('COMMIT');
    expect(problemsOf(core.db)).toEqual([]);
    expectNowhere(till.folder);
    expect(core.view.customers([customer]).get(customer)).toMatchObject({
      name: null,
      phone: null,
      email: null,
      address: null,
      erased: true,
    });
  });

  test('the sale stays readable without the name: its figures, its unit, its slip', () => {
    const { customer, kept, sale } = tellStory();
    till.ok('erasePerson', { person: customer, reason: 'asked to be forgotten' });
    expect(till.ask('document', { document: kept })).toMatchObject({ totalMinor: 44_900, units: 1, partyName: null });
    expect(till.ask('document', { document: sale })).toMatchObject({ totalMinor: 44_900 });
    expect(JSON.stringify(till.ledger.slipOf(kept))).not.toContain('Quillfeather');
    expect(till.ledger.slipOf(kept)).not.toBeNull();
    expect(till.ask('search', { text: 'quillfeather' })).toEqual([]);
    expect(till.refused('saveCustomer', { id: customer, name: 'Again' }).code).toBe('personErased');
    expect(till.refused('erasePerson', { person: customer, reason: 'twice' }).code).toBe('personErased');
  });

  test('an open sale that named the person leaves the name in no remembered answer either', () => {
    const { customer } = tellStory(true);
    till.ok('erasePerson', { person: customer, reason: 'asked to be forgotten' });
    const kept = till.ledger.core.db.prepare("SELECT id FROM local_command WHERE answer LIKE '%Quillfeather%'").all();
    expect(kept).toEqual([]);
    expectNowhere(till.folder);
  });

  test('a search that is going on meanwhile does not keep the name in the log for longer than itself', () => {
    const { customer } = tellStory();
    const reader = openDatabase(path.join(till.folder, 'ledger.db'), 'read');
    const rows = reader.prepare('SELECT * FROM view_customer').iterate();
    rows.next();
    till.ok('erasePerson', { person: customer, reason: 'asked to be forgotten' });
    rows.return?.();
    reader.close();
    till.ok('openDraft', { kind: 'sale' });
    expectNowhere(till.folder);
  });
});

test('a till that dies right after the erasure keeps nothing in its log once it is opened again', async () => {
  const { customer } = tellStory();
  till.ledger.close();
  const place = copyPlace(till);
  const envelope = { id: 'erase-and-die', name: 'erasePerson', args: { person: customer, reason: 'asked' } } as const;
  const run = await runTill(
    program,
    {
      folder: place.folder,
      keyFolder: place.keyFolder,
      access: 'write',
      nowMs: till.nowMs + 1_000,
      user: till.user,
      // Saved again first, so that the name lies in the log when the process ends.
      steps: [
        { kind: 'command', envelope: { id: 'save-before', name: 'saveCustomer', args: { id: customer, ...PERSON } } },
        { kind: 'command', envelope },
      ],
    },
    { killAt: 'after-second-commit' },
  );
  expect(run.signal, JSON.stringify(run)).toBe('SIGKILL');
  expect(filesWith(place.folder, PERSON.name), 'the log still holds it').not.toEqual([]);
  const ledger = openLedger({ ...place, access: 'write', now: () => till.nowMs + 2_000 });
  expect(ledger.core.view.customers([customer]).get(customer)?.erased).toBe(true);
  try {
    expectNowhere(place.folder);
  } finally {
    ledger.close();
    dropPlace(place);
    till.start();
  }
});
