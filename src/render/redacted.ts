/** What is said of a report whose names are aliases. */
export const REDACTED =
  'names, accounts, ARNs and hosts are aliases; commands and policies need the real ones in their place.'
