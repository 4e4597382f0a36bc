// What stands in no posting but is asked by the rules: units that open drafts hold, and serials allotted on deliveries.
// Real drafts are opened, scanned and thrown away on the till; the memory is told what the till answered, not what its tables say.
import type { CommandResult } from '../../../shared/contract/answers';
import type { LocalCommandName } from '../../../shared/contract/commands';
import { parseSerial } from '../../../shared/serial/serial';
import { saleable } from './valid-goods';
import type { World } from './world';

/** As many drafts as a till has open at once. */
const MOST_DRAFTS = 3;

/** Opens, scans or discards a draft. */
export function touchDrafts(world: World): void {
  const open = [...world.holds.keys()];
  if (open.length >= MOST_DRAFTS) return discard(world, world.random.pick(open));
  return world.random.chance(50) ? hold(world) : deliver(world);
}

function hold(world: World): void {
  const units = world.random.some(saleable(world), 2);
  if (units.length === 0) return;
  const draft = open(world, 'sale', {});
  for (const { serial } of units) {
    const { code } = send(world, 'scan', { draft, text: serial }).scan ?? {};
    // The piece waits for its number, and nothing else goes onto the draft before.
    if (code === 'numberWanted') send(world, 'scan', { draft, text: world.fresh('SW-') });
    world.memory.ownClaims.set(serial, { draft, user: world.id('owner') });
  }
  world.holds.set(
    draft,
    units.map((unit) => unit.serial),
  );
}

function deliver(world: World): void {
  const draft = open(world, 'receipt', { vendor: world.id('V1') });
  send(world, 'scan', { draft, text: 'LAMP' });
  const serial = send(world, 'scan', { draft, text: 'LAMP' }).draft?.lines[0]?.units[0]?.serial;
  if (serial === undefined) throw new Error('no serial was allotted');
  world.memory.ownAllotments.set(serial, { state: 'open', draft, user: world.id('owner') });
  world.memory.ownClaims.set(serial, { draft, user: world.id('owner') });
  world.highestAllotted = Math.max(world.highestAllotted, parseSerial(serial)?.sequence ?? 0);
  world.holds.set(draft, [serial]);
}

function discard(world: World, draft: string): void {
  send(world, 'discardDraft', { draft });
  for (const serial of world.holds.get(draft) ?? []) {
    world.memory.ownClaims.delete(serial);
    const allotment = world.memory.ownAllotments.get(serial);
    if (allotment) world.memory.ownAllotments.set(serial, { ...allotment, state: 'void', draft: null });
  }
  world.holds.delete(draft);
}

function open(world: World, kind: string, header: object): string {
  const draft = send(world, 'openDraft', { kind, header }).draft?.id;
  if (draft === undefined) throw new Error('no draft was opened');
  return draft;
}

function send(world: World, name: LocalCommandName, args: object): CommandResult {
  const answer = world.till.ledger.command({ id: world.fresh('draft-'), name, args }, { user: world.id('owner') });
  if (!answer.ok) throw new Error(`${name} was not accepted: ${JSON.stringify(answer)}`);
  return answer.result;
}
