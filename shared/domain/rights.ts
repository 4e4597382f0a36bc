// Rights and the roles that hold them. Rights are checked in decide/, never only on screen (DESIGN 9).
import type { Role, User } from './model';

export const RIGHTS = [
  'sell',
  'discount',
  'price_override',
  'sell_defective',
  'sell_on_trust',
  'void_sale',
  'return',
  'return_late',
  'return_other_customer',
  'take_in_before_go_live',
  'receive',
  'maker_serial_twin',
  'vendor_return',
  'vendor_return_override',
  'adjust',
  'open_shift',
  'take_over_draft',
  'catalogue',
  'customers',
  'erase_person',
  'users',
  'settings',
  'see_cost',
  'import',
  'stations',
  'restore',
] as const;
export type Right = (typeof RIGHTS)[number];

const CASHIER: readonly Right[] = ['sell', 'return', 'open_shift', 'customers'];
const RECEIVER: readonly Right[] = ['receive', 'vendor_return'];
const MANAGER: readonly Right[] = RIGHTS.filter(
  (right) => !['users', 'stations', 'restore', 'erase_person'].includes(right),
);

export const ROLE_RIGHTS: Record<Role, readonly Right[]> = {
  owner: RIGHTS,
  manager: MANAGER,
  cashier: CASHIER,
  receiver: RECEIVER,
};

/** True when an active user's role holds the right. */
export function holds(user: User | null, right: Right): boolean {
  return user !== null && user.active && ROLE_RIGHTS[user.role].includes(right);
}
