/** Settles as `work` does, or rejects once `limitMs` milliseconds have passed. */
export function withinMs<T>(limitMs: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer within ${limitMs / 1000} s`)), limitMs)
    void work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
