// The empty window that start and memory are measured against: the least Electron program with the size of our window.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow } from 'electron';

app.on('window-all-closed', () => app.quit());
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1366, height: 768, show: false });
  window.once('ready-to-show', () => window.show());
  void window.loadFile(path.join(path.dirname(fileURLToPath(import.meta.url)), 'page', 'index.html'));
});
