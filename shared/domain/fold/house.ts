// Effects of the postings that shape the house, field by field: a body may also say that a clock was confirmed.
// These are company, stations, catalogue, people, settings, shifts.
import type { Posting } from '../posting';
import type { Effects } from './effect-types';

/** The effects of a posting that moves no goods. */
export function houseEffects(posting: Posting): Partial<Effects> {
  switch (posting.kind) {
    case 'company.founded': {
      const { company, branch, station, owner, settings } = posting.body;
      return { company, settings, branches: [branch], stations: [station], users: [{ ...owner, active: true }] };
    }
    case 'station.enrolled':
    case 'station.succeeded':
      return { stations: [posting.body.station] };
    case 'catalogue.saved': {
      const { items, vendors, taxCodes, locations, branches } = posting.body;
      return { items, vendors, taxCodes, locations, branches };
    }
    case 'user.saved': {
      const { id, role, active, sealed } = posting.body;
      return { users: [{ id, role, active, sealed }] };
    }
    case 'customer.saved': {
      const { id, number, sealed } = posting.body;
      return { customers: [{ id, number, sealed }] };
    }
    case 'person.erased':
      return { erased: posting.body.person };
    case 'settings.changed':
      return { settings: posting.body.settings };
    case 'shift.opened': {
      const { number, floatMinor } = posting.body;
      return { shift: { number, floatMinor } };
    }
    default:
      return {};
  }
}
