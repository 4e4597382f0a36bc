// The whole window on a real ledger, without Electron between them: the API of the preload script is answered by the same
// ledger service that the ledger thread holds. A test can hold the ledger's answers back, as a slow disk would.
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
// Pure: updates come when React has them ready, as in the window, and tests wait for what is on screen.
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react/pure';
import { expect } from 'vitest';
import { changesOf } from '../../../main/ipc/changes';
import { App } from '../../../renderer/App';
import { makeQueryClient } from '../../../renderer/data/query-client';
import { theme } from '../../../renderer/theme';
import type { CommandAnswer } from '../../../shared/contract/answers';
import type { CommandEnvelope } from '../../../shared/contract/commands';
import type { CustomerView } from '../../../shared/contract/customer-view';
import type { DeviceScan, FoundScanner, UsedPort } from '../../../shared/contract/scanners';
import type { Desktop, LedgerEvent } from '../../../shared/contract/desktop';
import type { Shop } from '../../ledger/harness/shop';

// The document here has no layout: a list is as high as a till's, so that its rows are drawn.
for (const [name, size] of Object.entries({ clientHeight: 600, clientWidth: 900, offsetHeight: 60 })) {
  Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => size });
}

export class ShopWindow {
  readonly sent: CommandEnvelope[] = [];
  /** Gives the window a scan of a serial or HID scanner. */
  deviceScan: (scan: DeviceScan) => void = () => undefined;
  /** Such scans that the window has said were answered. */
  readonly answered: string[] = [];
  scanners: readonly FoundScanner[] = [];
  readonly used: (readonly UsedPort[])[] = [];
  /** What the customer's display was told, in its order. */
  readonly shown: (CustomerView | null)[] = [];
  private user: string | null;
  private readonly listeners = new Set<(event: LedgerEvent) => void>();
  private held: (() => void)[] | null = null;

  constructor(readonly shop: Pick<Shop, 'till'>) {
    this.user = shop.till.user;
    Object.assign(window, { unitill: this.desktop() });
  }

  /** Opens the window and waits until the counter takes scans. */
  async open(): Promise<void> {
    this.draw();
    await screen.findByRole('main', { name: 'Counter' });
  }

  /** Opens the window, whatever it shows first. */
  draw(): void {
    render(
      <MantineProvider theme={theme} env="test">
        <QueryClientProvider client={makeQueryClient()}>
          <App />
        </QueryClientProvider>
      </MantineProvider>,
    );
  }

  close(): void {
    cleanup();
  }

  signedInAs(user: string | null): void {
    this.user = user;
  }

  /** From now on no command is answered until `goOn`: they wait in their order. */
  hold(): void {
    this.held ??= [];
  }

  goOn(): void {
    const waiting = this.held ?? [];
    this.held = null;
    for (const go of waiting) go();
  }

  /** Types into the scan field and ends with Enter, as a person does. */
  scan(text: string): void {
    const field = screen.getByLabelText('Scan');
    fireEvent.input(field, { target: { value: text } });
    fireEvent.keyDown(field, { key: 'Enter', code: 'Enter' });
  }

  /** Types into the scan field without ending. */
  type(text: string): void {
    fireEvent.input(screen.getByLabelText('Scan'), { target: { value: text } });
  }

  key(name: string): void {
    const code = /^\d$/u.test(name) ? `Digit${name}` : name;
    fireEvent.keyDown(document.activeElement ?? document.body, { key: name, code });
    fireEvent.keyUp(document.activeElement ?? document.body, { key: name, code });
  }

  /** Waits until the result line says this. */
  async says(words: string | RegExp): Promise<HTMLElement> {
    return waitFor(() => {
      const line = screen.getByTestId('result');
      expect(line.textContent).toMatch(words);
      return line;
    });
  }

  /** The serials on screen, in the order of the sale. */
  lines(): readonly string[] {
    const list = screen.queryByRole('listbox', { name: 'Lines of the sale' });
    if (!list) return [];
    return within(list)
      .queryAllByRole('option')
      .map((row) => /[A-Z][A-Z2-9]{2}\d{6}[0-9A-Z]/u.exec(row.textContent ?? '')?.[0] ?? row.textContent ?? '');
  }

  private desktop(): Desktop {
    const { till } = this.shop;
    return {
      call: async (envelope) => {
        this.sent.push(envelope);
        const { held } = this;
        if (held) await new Promise<void>((resolve) => held.push(resolve));
        return this.answer(envelope);
      },
      ask: async (name, args) => till.ledger.query(name, args, { user: this.user }),
      found: async (request) => {
        const answer = till.ledger.found(request);
        queueMicrotask(() => this.tell(['house', 'session']));
        return answer;
      },
      signOut: async () => {
        this.user = null;
        this.tell(['session']);
      },
      preview: async () => null,
      onScan: (listener) => {
        this.deviceScan = listener;
        return () => undefined;
      },
      scanAnswered: async (id) => void this.answered.push(id),
      scanners: async () => ({ scanners: this.scanners, hidProblem: null }),
      useScanners: async (ports) => void this.used.push(ports),
      printQueues: async () => [],
      showCustomer: async (view) => void this.shown.push(view),
      onEvent: (listener) => {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
      },
      about: async () => ({
        version: '0',
        electron: '0',
        runtime: 'test',
        folder: till.folder,
        backups: `${till.folder}-backups`,
        newestBackupAtMs: null,
      }),
    };
  }

  private answer(envelope: CommandEnvelope): CommandAnswer {
    const answer = this.shop.till.ledger.command(envelope, { user: this.user });
    if (envelope.name === 'signIn' && answer.ok) this.user = answer.result.user?.id ?? null;
    queueMicrotask(() => this.tell(changesOf(envelope.name, answer)));
    return answer;
  }

  private tell(what: LedgerEvent['what']): void {
    if (what.length === 0) return;
    for (const listener of this.listeners) listener({ kind: 'changed', what });
  }
}
