// The catalogue: items, vendors, customers, tax codes. A list at the left, what is known of the marked row at the right, one key
// to change it and one for a new one. Rights are checked in decide; a refusal is said on the result line.
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../shared/texts/texts';
import { useKeys } from '../../frame/frame-context';
import styles from './catalogue.module.css';
import { CustomersPart } from './CustomersPart';
import { ItemsPart } from './ItemsPart';
import { TaxCodesPart } from './TaxCodesPart';
import { VendorsPart } from './VendorsPart';

const PARTS = ['items', 'vendors', 'customers', 'taxCodes'] as const;
type Part = (typeof PARTS)[number];
const PART_KEYS: Record<Part, string> = { items: 'F2', vendors: 'F3', customers: 'F4', taxCodes: 'F5' };

export function CatalogueScreen() {
  const [part, setPart] = useState<Part>('items');
  const [adding, setAdding] = useState(false);
  const shared = { adding, onAdded: () => setAdding(false) };
  return (
    <div className={styles['catalogue']}>
      <h1 className="seen-by-readers-only">{t('frame.tab.catalogue')}</h1>
      <SegmentedControl
        className={styles['parts']}
        value={part}
        onChange={(value) => setPart(PARTS.find((name) => name === value) ?? 'items')}
        data={PARTS.map((name) => ({ value: name, label: t(`catalogue.${name}`) }))}
        aria-label={t('catalogue.parts')}
      />
      <PartKeys part={part} onPart={setPart} onAdd={() => setAdding(true)} />
      {part === 'items' ? <ItemsPart {...shared} /> : null}
      {part === 'vendors' ? <VendorsPart {...shared} /> : null}
      {part === 'customers' ? <CustomersPart {...shared} /> : null}
      {part === 'taxCodes' ? <TaxCodesPart {...shared} /> : null}
    </div>
  );
}

type KeysProps = { readonly part: Part; readonly onPart: (part: Part) => void; readonly onAdd: () => void };

/** Stands before the part, so that its keys stand before the part's own on the strip. */
function PartKeys({ part, onPart, onAdd }: KeysProps) {
  useKeys([
    ...PARTS.map((name) => ({
      key: PART_KEYS[name],
      words: t(`catalogue.${name}`),
      act: () => onPart(name),
      off: name === part,
    })),
    { key: 'F7', words: t(`catalogue.new.${part}`), act: onAdd, main: true },
  ]);
  return null;
}
