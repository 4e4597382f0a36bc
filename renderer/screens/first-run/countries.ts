// Countries with their currencies and decimals for the first run (ISO 3166, ISO 4217), and where the law asks for a fiscal
// or certified cash register. Names come from the browser's own tables.

/** Countries by their currency. */
const BY_CURRENCY: Readonly<Record<string, string>> = {
  USD: 'US EC SV PR PA PW FM MH TL ZW',
  EUR: 'AT BE BG HR CY EE FI FR DE GR IE IT LV LT LU MT NL PT SK SI ES AD MC SM VA ME XK',
  GBP: 'GB GG IM JE',
  CAD: 'CA',
  AUD: 'AU KI NR TV',
  NZD: 'NZ CK NU',
  CHF: 'CH LI',
  DKK: 'DK FO GL',
  NOK: 'NO',
  SEK: 'SE',
  ISK: 'IS',
  PLN: 'PL',
  CZK: 'CZ',
  HUF: 'HU',
  RON: 'RO',
  RSD: 'RS',
  BAM: 'BA',
  MKD: 'MK',
  ALL: 'AL',
  MDL: 'MD',
  UAH: 'UA',
  TRY: 'TR',
  GEL: 'GE',
  AMD: 'AM',
  AZN: 'AZ',
  KZT: 'KZ',
  UZS: 'UZ',
  ILS: 'IL',
  AED: 'AE',
  SAR: 'SA',
  QAR: 'QA',
  KWD: 'KW',
  BHD: 'BH',
  OMR: 'OM',
  JOD: 'JO',
  IQD: 'IQ',
  LBP: 'LB',
  EGP: 'EG',
  MAD: 'MA',
  TND: 'TN',
  DZD: 'DZ',
  ZAR: 'ZA',
  NAD: 'NA',
  BWP: 'BW',
  KES: 'KE',
  TZS: 'TZ',
  UGX: 'UG',
  RWF: 'RW',
  ETB: 'ET',
  GHS: 'GH',
  NGN: 'NG',
  XOF: 'BJ BF CI ML NE SN TG GW',
  XAF: 'CM CF TD CG GQ GA',
  ZMW: 'ZM',
  MZN: 'MZ',
  AOA: 'AO',
  MUR: 'MU',
  INR: 'IN BT',
  PKR: 'PK',
  BDT: 'BD',
  LKR: 'LK',
  NPR: 'NP',
  MVR: 'MV',
  CNY: 'CN',
  HKD: 'HK',
  MOP: 'MO',
  TWD: 'TW',
  JPY: 'JP',
  KRW: 'KR',
  MNT: 'MN',
  THB: 'TH',
  VND: 'VN',
  KHR: 'KH',
  LAK: 'LA',
  MMK: 'MM',
  MYR: 'MY',
  SGD: 'SG',
  BND: 'BN',
  IDR: 'ID',
  PHP: 'PH',
  PGK: 'PG',
  FJD: 'FJ',
  XPF: 'NC PF WF',
  MXN: 'MX',
  GTQ: 'GT',
  HNL: 'HN',
  NIO: 'NI',
  CRC: 'CR',
  DOP: 'DO',
  JMD: 'JM',
  TTD: 'TT',
  BSD: 'BS',
  BBD: 'BB',
  BZD: 'BZ',
  XCD: 'AG DM GD KN LC VC',
  COP: 'CO',
  PEN: 'PE',
  BOB: 'BO',
  CLP: 'CL',
  ARS: 'AR',
  UYU: 'UY',
  PYG: 'PY',
  BRL: 'BR',
  GYD: 'GY',
  SRD: 'SR',
};
const NO_DECIMALS = new Set('CLP ISK JPY KRW PYG RWF UGX VND XAF XOF XPF'.split(' '));
const THREE_DECIMALS = new Set('BHD IQD JOD KWD OMR TND'.split(' '));
const USUAL_DECIMALS = 2;

/** Cash registers there must be certified, sealed or report to the tax office; Unitill claims none of it (DESIGN 9, Law). */
const FISCAL = new Set('AL AT BE BG BR CZ DE EE ES FR GR HR HU IT LT LV ME NO PL PT RO RS SE SI SK TR'.split(' '));

export type Country = { readonly code: string; readonly name: string; readonly currency: string };

/** All countries by name. */
export function countries(): readonly Country[] {
  const names = new Intl.DisplayNames(['en'], { type: 'region' });
  return Object.entries(BY_CURRENCY)
    .flatMap(([currency, codes]) => codes.split(' ').map((code) => ({ code, name: names.of(code) ?? code, currency })))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** Decimals of a currency by ISO 4217. */
export function currencyDigits(currency: string): number {
  if (NO_DECIMALS.has(currency)) return 0;
  return THREE_DECIMALS.has(currency) ? 3 : USUAL_DECIMALS;
}

/** True where the law asks for a fiscal or certified cash register. */
export function demandsFiscalDevice(country: string): boolean {
  return FISCAL.has(country);
}

/** The country of this computer as far as its language tells, else the first of the list's largest: the United States. */
export function likelyCountry(languages: readonly string[]): string {
  const known = new Set(countries().map(({ code }) => code));
  // By hand: Intl.Locale throws on what some systems give as a language.
  const regions = languages.map((language) => /[-_]([A-Z]{2})(?![A-Za-z])/u.exec(language)?.[1]);
  return regions.find((region) => region !== undefined && known.has(region)) ?? 'US';
}
