// Whether this computer has a display for the customer, and what it is told. Kept on this computer, like the volume.
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useSyncExternalStore } from 'react';
import type { DraftAnswer } from '../../shared/contract/answers';
import type { CustomerView } from '../../shared/contract/customer-view';
import { taxOnTop } from '../../shared/money/on-top';
import { useMoney } from '../components/Money';
import { useHouse } from '../frame/frame-context';
import { desktop } from './desktop';

const KEPT_AS = 'unitill.customerDisplay';
const listeners = new Set<() => void>();

export function hasCustomerDisplay(): boolean {
  return localStorage.getItem(KEPT_AS) === 'on';
}

/** Switches the display on or off; off closes it at once. */
export function setCustomerDisplay(on: boolean): void {
  localStorage.setItem(KEPT_AS, on ? 'on' : 'off');
  if (!on) void desktop().showCustomer(null);
  for (const listener of listeners) listener();
}

/** True while the display is on. */
export function useHasCustomerDisplay(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, hasCustomerDisplay);
}

export type ShownSale = {
  readonly draft: DraftAnswer | null;
  readonly paid: { readonly totalMinor: number; readonly changeMinor: number } | null;
};
export const NO_SALE: ShownSale = { draft: null, paid: null };

/** What the customer may see of a sale: goods and prices, nothing of the customer, of costs or of the cashier. */
export function saleView({ draft, paid }: ShownSale): Pick<CustomerView, 'lines' | 'taxMinor' | 'totalMinor' | 'paid'> {
  if (paid || !draft) {
    const { totalMinor = 0, changeMinor = 0 } = paid ?? {};
    return { lines: [], taxMinor: 0, totalMinor: 0, paid: paid && { totalMinor, changeMinor } };
  }
  const lines = draft.lines.map((line) => ({
    name: line.itemName,
    serials: line.units.map((unit) => unit.serial),
    quantityE7: line.quantityE7,
    amountMinor: line.amountMinor,
    discountMinor: line.discountTotalMinor,
  }));
  return { lines, taxMinor: taxOnTop(draft.grossMinor, lines), totalMinor: draft.grossMinor, paid: null };
}

/** Tells the customer's display of the sale; when the screen that calls this goes, the display greets again. */
export function useCustomerDisplay(sale: ShownSale): void {
  const on = useHasCustomerDisplay();
  const { company } = useHouse();
  const { currency, digits } = useMoney();
  const dark = useComputedColorScheme('light') === 'dark';
  const { draft, paid } = sale;
  useEffect(() => {
    if (!on) return undefined;
    const show = (shown: ShownSale): void =>
      void desktop().showCustomer({ company: company?.name ?? '', currency, digits, dark, ...saleView(shown) });
    show({ draft, paid });
    return () => show(NO_SALE);
  }, [on, company?.name, currency, digits, dark, draft, paid]);
}
