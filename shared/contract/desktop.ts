// What crosses between the window and the main process: the only list (DESIGN 9, STYLE GitHub Desktop row).
// `call` is a command, `ask` a query; everything else is the life of the window itself.
import type { CommandAnswer, QueryAnswer, QueryResults } from './answers';
import type { CommandEnvelope } from './commands';
import type { CustomerView } from './customer-view';
import type { DeviceScan, ScannerList, UsedPort } from './scanners';
import type { Queries, QueryName } from './queries';

/** First run: what a new company is founded with. The PIN is the owner's. */
export type FoundRequest = {
  readonly companyName: string;
  readonly country: string;
  readonly currency: string;
  readonly currencyDigits: number;
  readonly branchName: string;
  readonly branchCode: string;
  readonly timeZone: string;
  readonly stationName: string;
  readonly ownerName: string;
  readonly pin: string;
  /** True for a sample store in a training ledger (prefix ZZ) that can never go live. */
  readonly sample: boolean;
};

/** What changed, so that screens ask again. */
export type LedgerEvent = {
  readonly kind: 'changed';
  readonly what: readonly ('draft' | 'units' | 'documents' | 'catalogue' | 'jobs' | 'session' | 'house')[];
};

/** The API on `window.unitill`. */
export type Desktop = {
  readonly call: (envelope: CommandEnvelope) => Promise<CommandAnswer>;
  readonly ask: <Name extends QueryName>(
    name: Name,
    args: Partial<Queries[Name]>,
  ) => Promise<QueryAnswer<QueryResults[Name]>>;
  readonly found: (request: FoundRequest) => Promise<CommandAnswer>;
  readonly signOut: () => Promise<void>;
  /** PDF or PNG bytes of a label or slip, for the preview on screen. */
  readonly preview: (what: { readonly unit?: string; readonly document?: string }) => Promise<Uint8Array | null>;
  /** Scans of serial and HID scanners, in order; what came while the page was being loaded comes first. */
  readonly onScan: (listener: (scan: DeviceScan) => void) => () => void;
  /** This scan was answered: it needs not be sent again to a page that is loaded anew. */
  readonly scanAnswered: (id: string) => Promise<void>;
  readonly scanners: () => Promise<ScannerList>;
  /** From now on these serial ports hold scanners, and no others. */
  readonly useScanners: (ports: readonly UsedPort[]) => Promise<void>;
  /** Names of the print queues of this computer, to choose a printer from. */
  readonly printQueues: () => Promise<readonly string[]>;
  /** What the customer's display shows from now on; null closes it. */
  readonly showCustomer: (view: CustomerView | null) => Promise<void>;
  readonly onEvent: (listener: (event: LedgerEvent) => void) => () => void;
  readonly about: () => Promise<{
    readonly version: string;
    readonly electron: string;
    readonly runtime: string;
    readonly folder: string;
    readonly backups: string;
    readonly newestBackupAtMs: number | null;
  }>;
};

/** Channel names, one for each entry of the API. */
export const CHANNELS = {
  call: 'unitill:call',
  ask: 'unitill:ask',
  found: 'unitill:found',
  signOut: 'unitill:signOut',
  preview: 'unitill:preview',
  printQueues: 'unitill:printQueues',
  showCustomer: 'unitill:showCustomer',
  scan: 'unitill:scan',
  scansWanted: 'unitill:scansWanted',
  scanAnswered: 'unitill:scanAnswered',
  scanners: 'unitill:scanners',
  useScanners: 'unitill:useScanners',
  event: 'unitill:event',
  about: 'unitill:about',
} as const;
