// Runs a TypeScript file's `main(args)` with Vite's own module runner: node scripts/run.mjs FILE [ARGS…]
import { resolve } from 'node:path'
import { createRunnableDevEnvironment, resolveConfig } from 'vite'

const [file, ...args] = process.argv.slice(2)
const config = await resolveConfig(
  {
    configFile: false,
    envDir: false,
    cacheDir: process.cwd(),
    logLevel: 'warn',
    environments: {
      inline: {
        consumer: 'server',
        dev: { moduleRunnerTransform: true },
        resolve: { external: true, mainFields: [], conditions: ['node'] },
      },
    },
  },
  'serve',
)
const environment = createRunnableDevEnvironment('inline', config, {
  runnerOptions: { hmr: { logger: false } },
  hot: false,
})
await environment.init()
try {
  const module = await environment.runner.import(resolve(file))
  // Parts that are loaded on demand still need the runner.
  process.exitCode = await module.main(args)
} finally {
  await environment.close()
}
