// Opens a delivery by its vendor: a code that was scanned, a part of a name that was typed, or a row that was chosen.
import { desktop } from '../../data/desktop';
import { useAsk } from '../../data/use-ask';
import { useFrameParts, useHouse } from '../../frame/frame-context';
import type { Shown } from '../../frame/shown';
import type { Vendor } from '../../../shared/domain/model';
import { foldKey } from '../../../shared/text/fold';
import { t } from '../../../shared/texts/texts';
import type { OpenDraft } from './use-draft';

/** Vendors that one question offers; with more the person types a letter more. */
const OFFERED = 9;

export type OpenDelivery = {
  readonly byVendor: (vendor: Pick<Vendor, 'id' | 'name'>) => Promise<Shown | null>;
  readonly byText: (text: string) => Promise<Shown | null>;
};

export function useOpenDelivery(open: OpenDraft): OpenDelivery {
  const location = useDefaultLocation();
  const { open: openScreen, arm } = useFrameParts();
  const byVendor: OpenDelivery['byVendor'] = ({ id, name }) => {
    const header = location === null ? { vendor: id } : { vendor: id, location };
    return open.start(header, () => ({ tone: 'taken', words: t('receive.start.opened', { name }) }));
  };
  const byText = async (text: string): Promise<Shown | null> => {
    const wanted = text.trim();
    const answer = await desktop().ask('vendors', { text: wanted, limit: OFFERED });
    const vendors = answer.ok ? answer.result : [];
    const exact = vendors.find((vendor) => foldKey(vendor.code) === foldKey(wanted));
    const only = exact ?? (vendors.length === 1 ? vendors[0] : undefined);
    if (only) return byVendor(only);
    if (vendors.length === 0 && (await isUnit(text))) {
      // Nobody has begun a delivery: whoever scans a piece asks whose it is.
      openScreen('units', text);
      arm();
      return null;
    }
    if (vendors.length === 0) {
      const words = t('receive.start.none', { text: wanted });
      return { tone: 'refused', words, details: [t('receive.start.noneNow')] };
    }
    const choices = vendors.map(({ id, name, code }) => ({ id, title: name, details: [code], codes: [code] }));
    const pick = (choice: { readonly id: string; readonly title: string }): Promise<Shown | null> =>
      byVendor({ id: choice.id, name: choice.title });
    return { tone: 'question', words: t('receive.start.which', { text: wanted }), question: { choices, pick } };
  };
  return { byVendor, byText };
}

async function isUnit(text: string): Promise<boolean> {
  const answer = await desktop().ask('resolve', { text, screen: 'receive' });
  return answer.ok && answer.result.kind === 'unit';
}

/** The place that the settings name, else the only stock location of the branch, else none. */
function useDefaultLocation(): string | null {
  const { station } = useHouse();
  const settings = useAsk('settings', {}).result;
  const locations = useAsk('locations', {}).result ?? [];
  const stock = locations.filter((one) => one.branch === station?.branch && one.kind === 'stock');
  return settings?.receivingLocation ?? (stock.length === 1 ? (stock[0]?.id ?? null) : null);
}
