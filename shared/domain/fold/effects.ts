// What a posting does, as data: the effects that both tellings, the tables and the memory, write down (DESIGN 2, project).
// Pure: a posting in, effects out. Nothing here looks at the present state; unit-life.ts joins effects to lives.
import { DOC_LETTERS, refOf, type Posting, type PostingHeader } from '../posting';
import type { Effects } from './effect-types';
import { goodsEffects } from './goods';
import { houseEffects } from './house';

export type * from './effect-types';
export { lineFacts } from './goods';

export const NO_EFFECTS: Effects = {
  party: null,
  totalMinor: 0,
  deliveryNote: null,
  lines: [],
  units: [],
  pools: [],
  tenders: [],
  drawer: [],
  returned: [],
  voided: null,
  recalled: null,
  company: null,
  settings: null,
  shift: null,
  items: [],
  vendors: [],
  taxCodes: [],
  locations: [],
  branches: [],
  stations: [],
  users: [],
  customers: [],
  erased: null,
};

/** The effects of a posting, whole. */
export function effectsOf(posting: Posting): Effects {
  const ref = refOf(posting.header);
  return { ...NO_EFFECTS, ...(goodsEffects(posting, ref) ?? houseEffects(posting)) };
}

/** True for a kind that the screens list as a document. */
export function isDocument(header: PostingHeader): boolean {
  return (
    header.kind in DOC_LETTERS ||
    header.kind === 'shift.opened' ||
    header.kind === 'cost.corrected' ||
    header.kind === 'sale.recalled'
  );
}
