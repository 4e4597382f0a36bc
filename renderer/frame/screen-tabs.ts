// Which screens a person has any use for. Rights are checked in decide; this only keeps the top bar short.
import type { House } from '../../shared/contract/answers';
import type { Right } from '../../shared/domain/rights';
import { SCREENS, type ScreenName } from '../app-state';

const NEEDS: Partial<Record<ScreenName, readonly Right[]>> = {
  counter: ['sell'],
  receive: ['receive'],
  returns: ['return', 'vendor_return'],
};

/** The tabs of the signed-in person, in their order. */
export function screensFor(house: House): readonly ScreenName[] {
  const rights = house.user?.rights ?? [];
  return SCREENS.filter((screen) => NEEDS[screen]?.some((right) => rights.includes(right)) ?? true);
}
