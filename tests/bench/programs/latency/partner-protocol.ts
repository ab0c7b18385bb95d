/** What the prober asks of its partner. */
export enum PartnerOperation {
  answer = 0,
  /** Copy m0 bytes of the lent buffer. */
  copy = 1,
  /** Take the transferred capability. */
  take = 2,
  /** Transfer one with the reply. */
  give = 3,
  /** Reply through a saved reply capability. */
  later = 4,
}
