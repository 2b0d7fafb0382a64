import { rm } from 'node:fs/promises'
import type { TestProject } from 'vitest/node'
import { buildApp } from '../site'

declare module 'vitest' {
  interface ProvidedContext {
    buildDir: string
  }
}

/** Builds the app once for all browser tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const buildDir = await buildApp()
  project.provide('buildDir', buildDir)
  return () => rm(buildDir, { recursive: true, force: true })
}
