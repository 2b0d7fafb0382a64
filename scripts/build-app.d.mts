export interface BuiltApp {
  folder: string
  /** Removes the folder, unless it was there already. */
  remove(): Promise<void>
}
export function buildApp(): Promise<BuiltApp>
