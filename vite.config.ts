import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'
import { guatuData } from './geodata/vite-plugin'
import { contentSecurityHeader } from './scripts/content-security-header'
import { LongestFirst } from './tests/longest-first'

export default defineConfig({
  base: './',
  // A missing file must answer 404, not the page: a page in place of JSON hides the fault.
  appType: 'mpa',
  plugins: [svelte(), guatuData(), contentSecurityHeader()],
  build: {
    target: 'es2022',
    // Styles must be there before the part that they dress, and the map engine comes beside the explorer. Everything else is
    // fetched when it is come to: whole lists of what to preload would weigh on the first view.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, files) => files.filter((file) => /\.css$|maplibre-/.test(file)),
    },
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Small modules that every view shares: a chunk for each would cost more than they do.
            { name: 'shared', test: /src[\\/](domain[\\/](vocabulary|due)|map[\\/]marker-shape)\.ts$/ },
            // Each is wanted by more than one part that is loaded on demand, or too large beside what wants it.
            { name: 'rejection-words', test: /src[\\/]i18n[\\/]rejection/ },
            { name: 'polygon-clipping', test: /node_modules[\\/](polyclip-ts|bignumber\.js|splaytree-ts)[\\/]/ },
            { name: 'terra-draw', test: /node_modules[\\/]terra-draw[\\/]/ },
            { name: 'maplibre', test: /node_modules[\\/]maplibre-gl[\\/]/ },
            { name: 'echarts', test: /node_modules[\\/](echarts|zrender|tslib)[\\/]/ },
          ],
        },
      },
    },
  },
  worker: {
    // The ledger worker fetches its parts when they are needed; their names say whose they are.
    format: 'es',
    rolldownOptions: { output: { chunkFileNames: 'assets/[name]-worker-[hash].js' } },
  },
  preview: { port: 4173, strictPort: false },
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: './tests/rune-environment.ts',
          include: ['tests/unit/**/*.test.ts'],
          // To load Svelte and the domain anew for each file takes twice as long as the tests themselves.
          isolate: false,
          server: { deps: { inline: ['svelte'] } },
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          environment: 'node',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/browser/build-once.ts'],
          // To load the server and the compiler anew for each file takes seconds.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // A busy machine takes its time to draw what is waited for.
          expect: { poll: { timeout: 10_000 } },
          maxWorkers: 2,
        },
      },
    ],
  },
})
