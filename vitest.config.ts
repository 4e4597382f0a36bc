// The test projects: each folder under test/ belongs to one. Windowless ones need neither Electron nor a display.
import react from '@vitejs/plugin-react';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const WINDOW_TIMEOUT_MS = 60_000; // a real Electron on two busy cores
const DEVICE_TIMEOUT_MS = 30_000; // real child processes: socat, label renderers, PDF readers
const SIMULATION_TIMEOUT_MS = 600_000; // UNITILL_FULL=1 runs long seeds

const project = (name: string, include: string[], more: object = {}): TestProjectInlineConfiguration => ({
  extends: true,
  test: { name, include, environment: 'node', sequence: { groupOrder: 0 }, ...more },
});

export default defineConfig({
  plugins: [react()],
  test: {
    passWithNoTests: true,
    projects: [
      project('unit', ['test/{unit,property,tooling}/**/*.test.ts'], { testTimeout: 15_000 }),
      project('ui', ['test/ui/**/*.test.{ts,tsx}'], { environment: 'happy-dom', testTimeout: 15_000 }),
      project('devices', ['test/devices/**/*.test.ts'], { testTimeout: DEVICE_TIMEOUT_MS }),
      project('simulation', ['test/{simulation,ledger}/**/*.test.ts'], { testTimeout: SIMULATION_TIMEOUT_MS }),
      project('e2e', ['test/e2e/**/*.test.ts'], {
        testTimeout: WINDOW_TIMEOUT_MS,
        hookTimeout: WINDOW_TIMEOUT_MS,
        fileParallelism: false,
        globalSetup: ['build/setup/e2e.mjs'],
        // After the others: a window that shares two cores with a simulation measures the simulation.
        sequence: { groupOrder: 1 },
      }),
    ],
    coverage: {
      provider: 'v8',
      include: ['{shared,db,main,renderer}/**/*.{ts,tsx}'],
      reporter: ['text', 'json-summary'],
      reportsDirectory: 'test-results/coverage',
      // Of the whole windowless suite, not of a part of it: `npm run coverage` sets it where no project is named.
      thresholds: process.env['UNITILL_COVERAGE_STRICT'] ? { 'shared/domain/**': { branches: 100 } } : undefined,
    },
  },
});
