// Where a printer's paper goes: an address on the network, a print queue, a cable, or a folder for files.
import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../shared/texts/texts';
import { desktop } from '../../data/desktop';
import { CHOICES, USUAL, wayOf, wrongPrinter, type PrinterFields } from './printer-fields';

type Props = {
  readonly row: PrinterFields;
  readonly onChange: (more: Partial<PrinterFields>) => void;
};

export function PrinterPlace(props: Props) {
  const way = wayOf(props.row);
  if (way === 'tcp') return <Address {...props} />;
  if (way === 'queue') return <Queue {...props} />;
  if (way === 'folder') return <Text {...props} field="folder" />;
  return (
    <>
      <Text {...props} field="device" wrong={t(`printers.device.wrong.${way}`)} />
      {way === 'serial' ? <Speed {...props} /> : null}
    </>
  );
}

type TextProps = Props & { readonly field: 'folder' | 'device' | 'host' | 'queue'; readonly wrong?: string };

function Text({ row, onChange, field, wrong = t(`printers.${field}.wrong`) }: TextProps) {
  return (
    <TextInput
      label={t(`printers.${field}`)}
      value={row[field] ?? ''}
      error={wrongPrinter(row) === field ? wrong : null}
      autoComplete="off"
      // A path may hold a blank, an address none.
      onChange={({ currentTarget: { value } }) => onChange({ [field]: field === 'host' ? value.trim() : value })}
    />
  );
}

function Address(props: Props) {
  const { row, onChange } = props;
  return (
    <>
      <Text {...props} field="host" />
      <TextInput
        label={t('printers.port')}
        value={String(row.port ?? '')}
        error={wrongPrinter(row) === 'port' ? t('printers.port.wrong') : null}
        inputMode="numeric"
        onChange={(event) => onChange({ port: Number(event.currentTarget.value) || 0 })}
      />
    </>
  );
}

/** The queues of this computer to choose from; one that is gone meanwhile stays visible, and a missing list can be typed. */
function Queue(props: Props) {
  const { row, onChange } = props;
  const { data: queues = [] } = useQuery({ queryKey: ['printQueues'], queryFn: () => desktop().printQueues() });
  if (queues.length === 0) return <Text {...props} field="queue" wrong={t('printers.queue.none')} />;
  const chosen = row.queue ?? '';
  const names = queues.includes(chosen) ? queues : [chosen, ...queues];
  return (
    <NativeSelect
      label={t('printers.queue')}
      value={chosen}
      data={names.map((value) => ({ value, label: value === '' ? t('printers.queue.choose') : value }))}
      error={wrongPrinter(row) === 'queue' ? t('printers.queue.wrong') : null}
      onChange={(event) => onChange({ queue: event.currentTarget.value })}
    />
  );
}

function Speed({ row, onChange }: Props) {
  return (
    <NativeSelect
      label={t('printers.baudRate')}
      value={String(row.baudRate ?? USUAL.baudRate)}
      data={CHOICES.baudRate.map(String)}
      onChange={(event) => onChange({ baudRate: Number(event.currentTarget.value) })}
    />
  );
}
