import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

const temporary = 'tests/support/temporary.ts';

/** The same journeys in a real browser and in a real Electron; a file named for one host runs in that one only. */
function endToEnd(host: 'browser' | 'desktop') {
  const other = host === 'browser' ? 'desktop' : 'browser';
  return {
    test: {
      name: host,
      include: ['tests/e2e/**/*.e2e.ts'],
      exclude: [`tests/e2e/**/*.${other}.e2e.ts`],
      env: { E2E_HOST: host },
      globalSetup: host === 'desktop' ? [temporary, 'tests/e2e/harness/program.ts'] : temporary,
      environment: 'node' as const,
      testTimeout: 120_000,
      hookTimeout: 60_000,
      fileParallelism: false,
    },
  };
}

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [vue()],
        test: {
          name: 'unit',
          include: ['{electron,shared,renderer,build,bench}/**/*.test.ts', 'tests/unit/**/*.test.ts'],
          environment: 'node',
          globalSetup: temporary,
          // Real stations, ciphers and workbooks, on a machine that may be busy.
          testTimeout: 120_000,
          hookTimeout: 120_000,
          server: { deps: { inline: ['element-plus'] } },
        },
      },
      endToEnd('browser'),
      endToEnd('desktop'),
    ],
  },
});
