/** One line of a card; `value: null` is shown as not reported. */
export interface Fact {
  label: string
  value: string | null
  detail?: string | null
}
