// Runs a TypeScript file's `main(args)` with Vite's own module runner: node scripts/run.mjs FILE [ARGS…]
import { resolve } from 'node:path'
import { runnerImport } from 'vite'

const [file, ...args] = process.argv.slice(2)
const { module } = await runnerImport(resolve(file), { configFile: false, logLevel: 'warn' })
process.exitCode = await module.main(args)
