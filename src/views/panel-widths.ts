/** What the panels beside the map take of a wide screen, in rem. */
export const SIDE_REM = 21.25
export const CARD_REM = 23.75
