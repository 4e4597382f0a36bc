// What a designer fills a label with: the widest serial of ours, a name longer than any label, two numbers of the maker.
// What fits with these fits with what the store will print.
import type { House } from '../../../../shared/contract/answers';
import { formatMinor } from '../../../../shared/money/format';
import type { LabelData } from '../../../../shared/paper/label-data';
import { formatSerial, isTrainingPrefix } from '../../../../shared/serial/serial';
import { t } from '../../../../shared/texts/texts';

/** Letters cannot share a code word as digits do, and W is the widest of them: no prefix takes more room. */
const WIDEST_PREFIX = 'WWW';
/** Its check character is a letter too: a digit would save the way back out of set C. */
const SEQUENCE = 999_995;
const PRICE_MINOR = 144_900;
const GTIN = '04006381333931';
const IMEIS = ['356938035643809', '356938035643817'];

/** WWW999995A, the widest serial of six digits that any station of a company makes: goods of other branches are labelled here too. */
export const WIDEST_SERIAL = formatSerial(WIDEST_PREFIX, SEQUENCE);

export function sampleLabel({ company, station }: House, serial: string): LabelData {
  return {
    serial,
    itemName: t('labels.sample.name'),
    sku: t('labels.sample.sku'),
    gtin: GTIN,
    makerSerials: IMEIS,
    makerLabels: [t('labels.sample.imei', { number: 1 }), t('labels.sample.imei', { number: 2 })],
    companyName: company?.name ?? '',
    priceText: company ? `${formatMinor(PRICE_MINOR, company.currencyDigits)} ${company.currency}` : '',
    training: isTrainingPrefix(station?.prefix ?? ''),
    reprint: false,
  };
}
