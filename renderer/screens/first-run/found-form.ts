// What first run asks for, and what is still missing before the company can be founded. Pure: no drawing, no asking.
import type { FoundRequest } from '../../../shared/contract/desktop';
import { currencyDigits, likelyCountry, countries } from './countries';

export type FoundForm = Omit<FoundRequest, 'sample' | 'currencyDigits'> & { readonly pinAgain: string };
export type FormField = keyof FoundForm;

const PIN = /^\d{4,12}$/u;

/** The form as it opens: what can be guessed from this computer is filled in. */
export function firstForm(languages: readonly string[], timeZone: string): FoundForm {
  const country = likelyCountry(languages);
  return {
    companyName: '',
    country,
    currency: currencyOf(country),
    branchName: '',
    branchCode: 'B1',
    timeZone,
    stationName: 'Till 1',
    ownerName: '',
    pin: '',
    pinAgain: '',
  };
}

/** A sample store needs nothing typed but the PIN: the rest is there to be looked at. */
export function sampleForm(timeZone: string): FoundForm {
  return {
    companyName: 'Northgate Tech & Moto',
    country: 'US',
    currency: 'USD',
    branchName: 'Main Street',
    branchCode: 'HQ',
    timeZone,
    stationName: 'Till 1',
    ownerName: 'Owner',
    pin: '',
    pinAgain: '',
  };
}

export function currencyOf(country: string): string {
  return countries().find(({ code }) => code === country)?.currency ?? 'USD';
}

/** The fields that still stand in the way, in the order of the page. */
export function missingFields(form: FoundForm): readonly FormField[] {
  const empty = (['companyName', 'branchName', 'branchCode', 'stationName', 'ownerName'] as const).filter(
    (field) => form[field].trim() === '',
  );
  const currency = /^[A-Z]{3}$/u.test(form.currency) ? [] : (['currency'] as const);
  const pin = PIN.test(form.pin) ? [] : (['pin'] as const);
  const again = form.pin === form.pinAgain ? [] : (['pinAgain'] as const);
  return [...empty, ...currency, ...pin, ...again];
}

/** The request to found the company. */
export function requestOf(form: FoundForm, sample: boolean): FoundRequest {
  const { companyName, country, currency, branchName, branchCode, timeZone, stationName, ownerName, pin } = form;
  const company = { companyName, country, currency, currencyDigits: currencyDigits(currency) };
  return { ...company, branchName, branchCode, timeZone, stationName, ownerName, pin, sample };
}
