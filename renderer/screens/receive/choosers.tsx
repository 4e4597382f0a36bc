// The choosers of vendor, customer and location: the same list with other rows.
import { useState } from 'react';
import { foldKey } from '../../../shared/text/fold';
import { t } from '../../../shared/texts/texts';
import { useAsk } from '../../data/use-ask';
import { Chooser, type Row } from './Chooser';

/** Rows of one answer: more than anybody reads through; typing narrows them down. */
const MOST = 50;

type Props = { readonly title: string; readonly onPick: (row: Row) => void; readonly onDrop: () => void };

export function VendorChooser(props: Props) {
  const [text, setText] = useState('');
  const vendors = useAsk('vendors', { text, limit: MOST }).result ?? [];
  const rows = vendors.map(({ id, name, code }) => ({ id, title: name, detail: code, code }));
  return <Chooser {...props} rows={rows} text={text} onText={setText} />;
}

export function CustomerChooser(props: Props) {
  const [text, setText] = useState('');
  const customers = useAsk('customers', { text, limit: MOST }).result ?? [];
  const rows = customers.map(({ id, name, number, phone }) => ({
    id,
    title: name ?? t('frame.nameless'),
    detail: [number, phone].filter((part) => part !== null).join(' \u00b7 '),
    code: number,
  }));
  return <Chooser {...props} rows={rows} text={text} onText={setText} />;
}

/** Only locations of `branch`: goods are received where the station stands. */
export function LocationChooser({ branch, ...props }: Props & { readonly branch: string | null }) {
  const [text, setText] = useState('');
  const locations = useAsk('locations', {}).result ?? [];
  const wanted = foldKey(text);
  const rows = locations
    .filter((location) => location.branch === branch)
    .filter(({ name, code }) => foldKey(name).includes(wanted) || foldKey(code).includes(wanted))
    .map(({ id, name, code }) => ({ id, title: name, detail: code, code }));
  return <Chooser {...props} rows={rows} text={text} onText={setText} />;
}
