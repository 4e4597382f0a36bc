// What a slip printer prints on and with: the width of its roll, its letters, and the drawer that hangs on it.
import { NativeSelect } from '@mantine/core';
import { t } from '../../../shared/texts/texts';
import { CHOICES, USUAL, type PrinterFields } from './printer-fields';

type Props = {
  readonly row: PrinterFields;
  readonly onChange: (more: Partial<PrinterFields>) => void;
};

export function SlipPaper({ row, onChange }: Props) {
  const pick = <Field extends 'widthMm' | 'codepage' | 'drawer'>(field: Field, text: string): void =>
    onChange({ [field]: CHOICES[field].find((one) => String(one) === text) });
  return (
    <>
      <NativeSelect
        label={t('printers.widthMm')}
        value={String(row.widthMm ?? USUAL.widthMm)}
        data={CHOICES.widthMm.map((mm) => ({ value: String(mm), label: t(`printers.widthMm.${mm}`) }))}
        onChange={(event) => pick('widthMm', event.currentTarget.value)}
      />
      <NativeSelect
        label={t('printers.codepage')}
        value={row.codepage ?? USUAL.codepage}
        data={CHOICES.codepage.map((value) => ({ value, label: t(`printers.codepage.${value}`) }))}
        onChange={(event) => pick('codepage', event.currentTarget.value)}
      />
      <NativeSelect
        label={t('printers.drawer')}
        value={row.drawer ?? USUAL.drawer}
        data={CHOICES.drawer.map((value) => ({ value, label: t(`printers.drawer.${value}`) }))}
        onChange={(event) => pick('drawer', event.currentTarget.value)}
      />
    </>
  );
}
