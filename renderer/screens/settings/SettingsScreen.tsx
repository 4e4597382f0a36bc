// Settings are few: this computer, people, places, returns, printers, labels, the scanner, and what this Unitill is.
import { Tabs } from '@mantine/core';
import {
  IconBarcode,
  IconDeviceDesktop,
  IconInfoCircle,
  IconMapPin,
  IconPrinter,
  IconReceiptRefund,
  IconTag,
  IconUsers,
} from '@tabler/icons-react';
import { useState, type ComponentType } from 'react';
import { t } from '../../../shared/texts/texts';
import { useKeys } from '../../frame/frame-context';
import { useScanToUnits } from '../../frame/use-scan-to-units';
import { AboutPart } from './AboutPart';
import { ComputerPart } from './ComputerPart';
import { LabelsPart } from './labels/LabelsPart';
import { PeoplePart } from './PeoplePart';
import { PlacesPart } from './PlacesPart';
import { PrintersPart } from './PrintersPart';
import { ReturnsPart } from './ReturnsPart';
import { ScannerPart } from './ScannerPart';
import styles from './settings.module.css';

const ICON_PX = 22;
type Icon = ComponentType<{ readonly size: number }>;
type Part = {
  readonly name: 'computer' | 'people' | 'places' | 'returns' | 'printers' | 'labels' | 'scanner' | 'about';
  readonly key: string;
  readonly icon: Icon;
  readonly content: ComponentType;
};

const PARTS: readonly Part[] = [
  { name: 'computer', key: 'F2', icon: IconDeviceDesktop, content: ComputerPart },
  { name: 'people', key: 'F3', icon: IconUsers, content: PeoplePart },
  { name: 'places', key: 'F4', icon: IconMapPin, content: PlacesPart },
  { name: 'returns', key: 'F5', icon: IconReceiptRefund, content: ReturnsPart },
  { name: 'printers', key: 'F6', icon: IconPrinter, content: PrintersPart },
  { name: 'scanner', key: 'F7', icon: IconBarcode, content: ScannerPart },
  { name: 'labels', key: 'F9', icon: IconTag, content: LabelsPart },
  { name: 'about', key: 'F10', icon: IconInfoCircle, content: AboutPart },
];

export function SettingsScreen() {
  const [open, setOpen] = useState<Part['name']>('computer');
  useScanToUnits();
  useKeys(
    PARTS.map(({ name, key }) => ({ key, words: t(`settings.${name}`), act: () => setOpen(name), off: name === open })),
  );
  return (
    <Tabs
      orientation="vertical"
      value={open}
      onChange={(value) => setOpen(PARTS.find(({ name }) => name === value)?.name ?? 'computer')}
      className={styles['settings']}
      classNames={{ tabLabel: styles['tabLabel'] ?? '' }}
      keepMounted={false}
    >
      <h1 className="seen-by-readers-only">{t('frame.tab.settings')}</h1>
      <Tabs.List className={styles['tabs']} aria-label={t('frame.tab.settings')}>
        {PARTS.map(({ name, icon: Mark }) => (
          <Tabs.Tab key={name} value={name} leftSection={<Mark size={ICON_PX} />} className={styles['tab']}>
            {t(`settings.${name}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {PARTS.map(({ name, content: Content }) => (
        <Tabs.Panel key={name} value={name} className={styles['panel']}>
          <Content />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
