import type { Environment } from 'vitest/runtime'

/** Node, but modules are compiled as for the browser: on the server, runes neither remember nor follow anything. */
export default {
  name: 'runes',
  viteEnvironment: 'client',
  setup: () => ({ teardown: () => undefined }),
} satisfies Environment
