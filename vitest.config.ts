import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/cluster.ts'],
    // a test waits for what must come, and a busy machine is slow: these end only what would never come
    testTimeout: 600_000,
    hookTimeout: 600_000,
    teardownTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    maxWorkers: 2,
    // what a file loads is there for the next one: no file mocks a module, and each that changes the environment sets it back
    isolate: false,
  },
});
