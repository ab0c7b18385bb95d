/** When a request is answered. */
export enum Answer {
  /** With the message as the handler left it. */
  now = 0,
  /** By a later `reply` to the token, which the handler kept; or it was answered already. */
  later = 1,
}
