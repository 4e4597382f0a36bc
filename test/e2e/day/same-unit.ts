// Places in the plan: delivery, line and unit name one piece.
import type { UnitAt } from './plan';

export function sameUnit(one: UnitAt, other: UnitAt): boolean {
  return one.delivery === other.delivery && one.line === other.line && one.unit === other.unit;
}
