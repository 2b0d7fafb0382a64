/** The key in `localStorage` that says a dataset has a private overlay: without it the page starts without its database. */
export const overlayMark = (dataset: string) => `guatu.overlay.${dataset}`
