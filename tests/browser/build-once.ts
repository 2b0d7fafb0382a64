import type { TestProject } from 'vitest/node'
import { buildApp } from '../../scripts/build-app.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    buildDir: string
  }
}

/** Builds the app once for all browser tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const build = await buildApp()
  project.provide('buildDir', build.folder)
  return build.remove
}
