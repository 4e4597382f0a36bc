// The label of a unit in the window, laid out as the label printer of this station prints it, or why it cannot print it.
import type { UnitCard } from '../../../shared/contract/answers';
import { formatMinor } from '../../../shared/money/format';
import type { LabelData } from '../../../shared/paper/label-data';
import type { UsedFormat } from '../../../shared/paper/used-format';
import { gtin14 } from '../../../shared/scan/check-digit';
import { parseSerial, isTrainingPrefix } from '../../../shared/serial/serial';
import { labelRefusalText } from '../../../shared/texts/label-refusal-text';
import { t } from '../../../shared/texts/texts';
import { LabelSvg } from '../../components/LabelSvg';
import { useLabelFormat } from '../../data/label-formats';
import { useLabelLayout } from '../../data/use-label-layout';
import { useHouse } from '../../frame/frame-context';

export function LabelDrawing({ card }: { readonly card: UnitCard }) {
  const used = useLabelFormat();
  const { company } = useHouse();
  return used ? <Drawn label={labelOf(card, company)} used={used} /> : null;
}

function Drawn({ label, used }: { readonly label: LabelData; readonly used: UsedFormat }) {
  const layout = useLabelLayout(label, used.format, used.dpi);
  if (layout.kind !== 'drawing') return <p>{labelRefusalText(layout)}</p>;
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
