// The label of a unit in the window, laid out as the printer's side lays it out.
import roll from '../../../assets/labels/roll-50x25.json';
import type { UnitCard } from '../../../shared/contract/answers';
import { formatMinor } from '../../../shared/money/format';
import type { LabelData } from '../../../shared/paper/label-data';
import { checkLabelFormat } from '../../../shared/paper/label-format';
import { layoutLabel } from '../../../shared/paper/label-layout';
import { squareContent } from '../../../shared/paper/label-square';
import { gtin14 } from '../../../shared/scan/check-digit';
import { parseSerial, isTrainingPrefix } from '../../../shared/serial/serial';
import { t } from '../../../shared/texts/texts';
import { LabelSvg } from '../../components/LabelSvg';
import { useSquareBits } from '../../data/use-square-bits';
import { useHouse } from '../../frame/frame-context';

const checked = checkLabelFormat(roll);
const FORMAT = checked.kind === 'format' ? checked.format : null;
const DPI = 300;

export function LabelDrawing({ card }: { readonly card: UnitCard }) {
  const { company } = useHouse();
  const label = labelOf(card, company);
  const content = FORMAT?.square ? squareContent(FORMAT.square.kind, label) : null;
  const bitsOf = useSquareBits(content && 'side' in content ? content : null);
  const layout = FORMAT && layoutLabel(label, FORMAT, DPI, bitsOf);
  if (layout?.kind !== 'drawing') return null;
  return <LabelSvg drawing={layout.drawing} words={t('units.label.alt', { serial: label.serial })} />;
}

type Company = { readonly name: string; readonly currency: string; readonly currencyDigits: number } | null;

function labelOf({ unit, itemRecord }: UnitCard, company: Company): LabelData {
  return {
    serial: unit.serial,
    itemName: unit.itemName,
    sku: unit.sku,
    gtin: itemRecord.gtins.map(gtin14).find((gtin) => gtin !== null) ?? null,
    makerSerials: unit.makers.map(({ text }) => text),
    makerLabels: unit.makers.map((_, at) => itemRecord.makerSerial.labels[at] ?? ''),
    companyName: company?.name ?? '',
    priceText: company ? `${formatMinor(itemRecord.priceMinor, company.currencyDigits)} ${company.currency}` : '',
    training: isTrainingPrefix(parseSerial(unit.serial)?.prefix ?? ''),
    reprint: false,
  };
}
