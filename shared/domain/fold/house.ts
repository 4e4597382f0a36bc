// Effects of the postings that shape the house: company, stations, catalogue, people, settings, shifts.
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
    case 'catalogue.saved':
      return posting.body;
    case 'user.saved':
      return { users: [posting.body] };
    case 'customer.saved':
      return { customers: [posting.body] };
    case 'person.erased':
      return { erased: posting.body.person };
    case 'settings.changed':
      return { settings: posting.body.settings };
    case 'shift.opened':
      return { shift: posting.body };
    default:
      return {};
  }
}
