// Bad input at the first run: founding takes nothing that the company could not live with for ever.
import { afterEach, describe, expect, test } from 'vitest';
import type { FoundRequest } from '../../../shared/contract/desktop';
import { Till } from '../harness/till';

const GOOD: FoundRequest = {
  companyName: 'Meier Hardware',
  country: 'US',
  currency: 'USD',
  currencyDigits: 2,
  branchName: 'Main street',
  branchCode: 'HQ',
  timeZone: 'UTC',
  stationName: 'Till 1',
  ownerName: 'A. Meier',
  pin: '246810',
  sample: false,
};

let till: Till;
afterEach(() => till.close());

describe('a company is not founded with', () => {
  const bad: readonly (readonly [string, Partial<FoundRequest>, string])[] = [
    ['no PIN', { pin: '' }, 'pin'],
    ['a PIN of letters', { pin: 'secret' }, 'pin'],
    ['no name', { companyName: '  ' }, 'companyName'],
    ['a currency that is none', { currency: 'DOLLAR' }, 'currency'],
    ['half a digit', { currencyDigits: 0.5 }, 'currencyDigits'],
    ['a time zone that is none', { timeZone: 'Mars/Olympus' }, 'timeZone'],
    ['a name with a NUL', { ownerName: 'A\u0000' }, 'ownerName'],
  ];

  test.each(bad)('%s: the field is named, and the ledger stays new', (_, part, path) => {
    till = Till.make(false);
    const answer = till.ledger.found({ ...GOOD, ...part });
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'commandMalformed', path } });
    expect(till.ask('house').state).toBe('new');
    // And the same till is founded with a good request afterwards.
    expect(till.ledger.found(GOOD)).toMatchObject({ ok: true });
  });
});
