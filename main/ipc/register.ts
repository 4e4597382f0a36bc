// The only place that listens to windows: one handler for each channel of the contract. A message is looked at in this
// order: who sent it, is it plain data, has it the right shape; then it goes on, with the session that we keep.
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import type { CommandAnswer, House, QueryAnswer, SessionUser } from '../../shared/contract/answers';
import type { CommandEnvelope } from '../../shared/contract/commands';
import type { CustomerView } from '../../shared/contract/customer-view';
import type { QueryName } from '../../shared/contract/queries';
import { CHANNELS, type Desktop, type FoundRequest, type LedgerEvent } from '../../shared/contract/desktop';
import type { LedgerClient } from '../ledger-thread/client';
import type { ScanOutbox } from '../devices/scan-outbox';
import type { Scanners } from '../devices/scanners';
import type { LedgerReader } from '../ledger-thread/reader-client';
import { changesOf } from './changes';
import { Sessions } from './sessions';
import { checkShape, SHAPES } from './shapes';

/** Lists of up to a thousand rows: they are read beside the ledger thread, so that no scan waits for a report. */
const LONG: ReadonlySet<QueryName> = new Set([
  'search',
  'items',
  'vendors',
  'customers',
  'documents',
  'attention',
  'scanLog',
]);

export type DoorParts = {
  readonly ledger: LedgerClient;
  readonly reader: LedgerReader;
  /** Whether this frame is the page of a window of ours, and nothing else in it. */
  readonly isOurs: (event: IpcMainInvokeEvent) => boolean;
  readonly windows: () => readonly WebContents[];
  readonly preview: Desktop['preview'];
  readonly outbox: ScanOutbox;
  readonly scanners: Pick<Scanners, 'list' | 'use'>;
  readonly printQueues: Desktop['printQueues'];
  readonly showCustomer: (view: CustomerView | null) => void;
  readonly about: () => Awaited<ReturnType<Desktop['about']>>;
  /** Something was committed: printers may have work. */
  readonly onCommit: () => void;
  readonly log: (line: string) => void;
};

export type Door = {
  readonly sessions: Sessions;
  /** Tells every window what to ask again. */
  readonly tell: (what: LedgerEvent['what']) => void;
};

/** Opens the door between windows and ledger; called once. */
export function openDoor(parts: DoorParts): Door {
  const sessions = new Sessions();
  const tell = (what: LedgerEvent['what']): void => {
    if (what.length === 0) return;
    const event: LedgerEvent = { kind: 'changed', what };
    for (const window of parts.windows()) window.send(CHANNELS.event, event);
  };
  const door = { sessions, tell };
  const on: On = (channel, answer) => {
    ipcMain.handle(channel, (event, message: unknown) => {
      if (parts.isOurs(event)) return answer(event.sender.id, message, event.sender);
      parts.log(`refused ${channel} from ${event.senderFrame?.url ?? 'a frame that is gone'}`);
      throw new Error('refused');
    });
  };
  on(CHANNELS.call, (window, message) => answerCall(parts, door, window, message));
  on(CHANNELS.ask, (window, message) => answerQuestion(parts, door, window, message));
  on(CHANNELS.found, (window, message) => answerFounding(parts, door, window, message));
  on(CHANNELS.preview, async (_window, message) => {
    const what = checkShape(SHAPES.preview, message);
    return what.ok ? parts.preview(what.value) : null;
  });
  on(CHANNELS.printQueues, async () => parts.printQueues());
  on(CHANNELS.showCustomer, async (_window, message) => {
    const view = checkShape(SHAPES.customer, message);
    if (view.ok) parts.showCustomer(view.value);
    else parts.log(`customer display: ${JSON.stringify(view.refusal)}`);
  });
  onScanners(parts, on);
  on(CHANNELS.signOut, async (window) => {
    sessions.signOut(window);
    tell(['session']);
  });
  on(CHANNELS.about, async () => parts.about());
  return door;
}

type On = (channel: string, answer: (window: number, message: unknown, page: WebContents) => Promise<unknown>) => void;

function onScanners({ outbox, scanners }: DoorParts, on: On): void {
  on(CHANNELS.scansWanted, async (_window, _message, page) => {
    outbox.open((scan) => page.send(CHANNELS.scan, scan));
    page.once('did-start-loading', () => outbox.close());
    page.once('render-process-gone', () => outbox.close());
    page.once('destroyed', () => outbox.close());
  });
  on(CHANNELS.scanAnswered, async (_window, message) => {
    const scan = checkShape(SHAPES.scanAnswered, message);
    if (scan.ok) outbox.answered(scan.value);
  });
  on(CHANNELS.scanners, () => scanners.list());
  on(CHANNELS.useScanners, async (_window, message) => {
    const ports = checkShape(SHAPES.usedPorts, message);
    if (ports.ok) await scanners.use(ports.value);
  });
}

/** Main knows how a device's scan came; the window only passes it on. */
function withSource(envelope: CommandEnvelope, outbox: Pick<ScanOutbox, 'viaOf'>): CommandEnvelope {
  const source = envelope.name === 'scan' ? outbox.viaOf(envelope.id) : null;
  return source === null ? envelope : { ...envelope, args: { ...(envelope.args as object), source } };
}

async function answerCall(parts: DoorParts, door: Door, window: number, message: unknown): Promise<CommandAnswer> {
  const command = checkShape(SHAPES.call, message);
  if (!command.ok) return command;
  const envelope = withSource(command.value, parts.outbox);
  const answer = await parts.ledger.command(envelope, door.sessions.of(window));
  if (envelope.name === 'signIn') enter(parts, door, window, answer);
  committed(parts, door, answer, changesOf(envelope.name, answer));
  return answer;
}

async function answerFounding(parts: DoorParts, door: Door, window: number, message: unknown): Promise<CommandAnswer> {
  const request = checkShape<FoundRequest>(SHAPES.found, message);
  if (!request.ok) return request;
  const answer = await parts.ledger.found(request.value);
  enter(parts, door, window, answer);
  committed(parts, door, answer, answer.ok ? ['house', 'session', 'catalogue'] : []);
  return answer;
}

async function answerQuestion(
  parts: DoorParts,
  door: Door,
  window: number,
  message: unknown,
): Promise<QueryAnswer<unknown>> {
  const question = checkShape(SHAPES.ask, message);
  if (!question.ok) return question;
  const { name, args } = question.value;
  const session = door.sessions.of(window);
  if (LONG.has(name)) return parts.reader.query(window, name, args, session);
  const answer = await parts.ledger.query(name, args, session);
  return name === 'house' && answer.ok
    ? { ok: true, result: withTrouble(answer.result as House, parts.ledger) }
    : answer;
}

/** The session follows the ledger's word: the user that it found, or nobody. */
function enter(parts: DoorParts, door: Door, window: number, answer: CommandAnswer): void {
  const user: SessionUser | undefined = answer.ok ? answer.result.user : undefined;
  if (!user) return;
  door.sessions.signIn(window, user.id);
  parts.ledger.acknowledge();
}

function committed(parts: DoorParts, door: Door, answer: CommandAnswer, what: LedgerEvent['what']): void {
  if (!answer.ok) return;
  parts.onCommit();
  // After this answer has gone out: the window that acted reads its own answer first.
  setImmediate(() => door.tell(what));
}

/** Why a write waits, or that the ledger thread died and was started again: said on every screen, in the frame. */
function withTrouble(house: House, ledger: LedgerClient): House {
  return ledger.trouble === null ? house : { ...house, readOnlyReason: house.readOnlyReason ?? ledger.trouble };
}
