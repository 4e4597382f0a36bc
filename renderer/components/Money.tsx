// An amount as people read it, in the company's currency; the currency itself stands once per block (spec/screens).
import type { CSSProperties } from 'react';
import { formatMinor } from '../../shared/money/format';
import { useHouse } from '../frame/frame-context';

export type MoneyWords = {
  readonly currency: string;
  readonly digits: number;
  /** '1,318.85' */
  readonly figures: (amountMinor: number) => string;
  /** 'USD 1,318.85' */
  readonly full: (amountMinor: number) => string;
};

/** How amounts are written in this house. */
export function useMoney(): MoneyWords {
  const { company } = useHouse();
  return moneyWords(company?.currency ?? '', company?.currencyDigits ?? 2);
}

export function moneyWords(currency: string, digits: number): MoneyWords {
  const figures = (amountMinor: number): string => formatMinor(amountMinor, digits);
  return { currency, digits, figures, full: (amountMinor) => `${currency} ${figures(amountMinor)}`.trim() };
}

type Props = {
  /** Null is an amount that is not known or not to be seen here. */
  readonly minor: number | null;
  readonly withCurrency?: boolean;
  readonly className?: string;
};

/** Tabular figures, never broken over two lines; a dash where there is no amount. */
export function Money({ minor, withCurrency = false, className }: Props) {
  const money = useMoney();
  const text = minor === null ? '\u2013' : withCurrency ? money.full(minor) : money.figures(minor);
  return (
    <span className={className} style={amountStyle(text)}>
      {text}
    </span>
  );
}

/** The length goes along for places that draw an amount as large as they can. */
function amountStyle(text: string): CSSProperties {
  return { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums', ['--length' as never]: text.length };
}
