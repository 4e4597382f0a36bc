// The house itself: settings, the opening of a shift, the enrolment of further stations.
import { isPrefix, isTrainingPrefix } from '../../serial/serial';
import type { PostingCommands } from '../../contract/commands';
import type { Settings } from '../model';
import type { View } from '../view';
import { accept, needRight, refuse, type Context, type Decision } from './context';

/** Decides `changeSettings`: fields that are absent stay as they are. */
export function changeSettings(view: View, command: PostingCommands['changeSettings'], context: Context): Decision {
  const right = needRight(context, 'settings');
  if (right) return refuse(right);
  const given = Object.fromEntries(Object.entries(command).filter(([, value]) => value !== undefined));
  const settings: Settings = { ...view.settings(), ...given };
  const places = [...settings.returnReasons.map((reason) => reason.location), settings.receivingLocation].filter(
    (place) => place !== null,
  );
  const known = view.locations(places);
  const lost = places.find((place) => !known.has(place));
  if (lost !== undefined) return refuse({ code: 'unknownLocation', location: lost });
  // From here it must succeed.
  return accept([{ kind: 'settings.changed', body: { settings }, refersTo: null }]);
}

/** Decides `openShift` with the cash float that lies in the drawer, in minor units. One open shift a station. */
export function openShift(
  view: View,
  command: PostingCommands['openShift'],
  context: Context,
  number: number,
): Decision {
  const right = needRight(context, 'open_shift');
  if (right) return refuse(right);
  const open = view.openShift(context.station.id);
  if (open) return refuse({ code: 'shiftAlreadyOpen', number: open.number });
  // From here it must succeed.
  return accept([{ kind: 'shift.opened', body: { number, floatMinor: command.floatMinor }, refersTo: null }]);
}

/** Decides `enrolStation`: the register takes a prefix only when no station of the company ever had it. */
export function enrolStation(view: View, command: PostingCommands['enrolStation'], context: Context): Decision {
  const right = needRight(context, 'stations');
  if (right) return refuse(right);
  if (!view.branches([command.branch]).has(command.branch))
    return refuse({ code: 'unknownBranch', branch: command.branch });
  const prefix = command.prefix ?? command.stationId.slice(0, 3);
  const taken = view.stations().some((station) => station.prefix === prefix || station.id === command.stationId);
  // The id of a station begins with its prefix: references to its postings are read by it.
  // Training stays training and live stays live.
  const alike = isTrainingPrefix(prefix) === isTrainingPrefix(context.station.prefix);
  const fits = isPrefix(prefix) && alike && command.stationId.startsWith(`${prefix}-`);
  if (taken || !fits) return refuse({ code: 'prefixTaken', prefix });
  // From here it must succeed.
  const { stationId, branch, name, publicKey } = command;
  return accept([
    { kind: 'station.enrolled', body: { station: { id: stationId, prefix, branch, name, publicKey } }, refersTo: null },
  ]);
}
