// Bundles the renderer. The page is served as app://unitill/, so every address in it is relative.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  // chrome130 is what Electron 33 holds: the older of the two runtimes that must run it.
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome130',
    sourcemap: true,
    rollupOptions: { input: ['renderer/index.html', 'renderer/customer.html'] },
  },
  server: { port: 0, host: '127.0.0.1' },
});
