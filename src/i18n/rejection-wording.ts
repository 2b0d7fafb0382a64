/** The words for one reason to refuse. */
export interface Wording {
  /** What is wrong. */
  reason: string
  /** What to do about it. */
  hint: string
}
