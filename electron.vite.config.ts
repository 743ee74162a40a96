import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'electron-vite';
import { join } from 'node:path';

const at = (path: string): string => join(import.meta.dirname, path);
// The oldest runtime that must run the build: Electron 33 (Node 20.18, Chrome 130), where the desktop tests run without Electron's own download.
const target = 'node20.18';

export default defineConfig({
  main: {
    build: {
      target,
      // Bundled: of zod's many files the program uses few, and every start of the data host would look for those of feelin one by one.
      externalizeDeps: { exclude: ['zod', 'feelin'] },
      rolldownOptions: {
        input: {
          index: at('electron/main/index.ts'),
          'data/utility': at('electron/data/entry/utility.ts'),
          'data/loopback': at('electron/data/entry/loopback.ts'),
          'data/cli': at('electron/data/entry/cli.ts'),
          'data/worker': at('electron/data/entry/worker.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      target,
      externalizeDeps: false,
      rolldownOptions: { input: { index: at('electron/preload/index.ts') }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [vue()],
    build: {
      target: 'chrome130',
      minify: 'oxc',
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        input: at('renderer/index.html'),
        // Each file passes through the shell, so one large one costs less than many small ones: one for the door, one for what is fetched while
        // the pass phrase is typed (the frame, and the pages marked `ahead` in their routes); every other page has its own.
        output: {
          codeSplitting: {
            groups: [
              { name: 'door', tags: ['$initial'], priority: 2 },
              { name: 'ahead', test: /(app[\\/](AppFrame|frameElements)|RegisterPage|HomePage|CountyHome)/, priority: 1 },
            ],
          },
        },
      },
    },
  },
});
