// Puts the contract's API on `window.unitill` and nothing else. Runs sandboxed beside the page; it knows channels, and
// never hands out what it got them with.
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { CHANNELS, type Desktop, type LedgerEvent } from '../shared/contract/desktop';
import type { DeviceScan } from '../shared/contract/scanners';

const desktop: Desktop = {
  call: (envelope) => ipcRenderer.invoke(CHANNELS.call, envelope),
  ask: (name, args) => ipcRenderer.invoke(CHANNELS.ask, { name, args }),
  found: (request) => ipcRenderer.invoke(CHANNELS.found, request),
  signOut: () => ipcRenderer.invoke(CHANNELS.signOut),
  preview: (what) => ipcRenderer.invoke(CHANNELS.preview, what),
  onScan: (listener) => {
    const pass = (_event: IpcRendererEvent, scan: DeviceScan): void => listener(scan);
    ipcRenderer.on(CHANNELS.scan, pass);
    // Not before somebody listens: until then they are kept.
    void ipcRenderer.invoke(CHANNELS.scansWanted);
    return () => void ipcRenderer.removeListener(CHANNELS.scan, pass);
  },
  scanAnswered: (id) => ipcRenderer.invoke(CHANNELS.scanAnswered, id),
  scanners: () => ipcRenderer.invoke(CHANNELS.scanners),
  useScanners: (ports) => ipcRenderer.invoke(CHANNELS.useScanners, ports),
  printQueues: () => ipcRenderer.invoke(CHANNELS.printQueues),
  showCustomer: (view) => ipcRenderer.invoke(CHANNELS.showCustomer, view),
  about: () => ipcRenderer.invoke(CHANNELS.about),
  onEvent: (listener) => {
    const pass = (_event: IpcRendererEvent, event: LedgerEvent): void => listener(event);
    ipcRenderer.on(CHANNELS.event, pass);
    return () => void ipcRenderer.removeListener(CHANNELS.event, pass);
  },
};

contextBridge.exposeInMainWorld('unitill', desktop);
