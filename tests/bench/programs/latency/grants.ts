/** What the prober holds. */
export enum Grant {
  requests = 0,
  /** To its own endpoint, to post to. */
  itself = 1,
  partner = 2,
  /** Its own notification bit, and that of the driver. */
  own = 3,
  processes = 4,
  system = 5,
  clock = 6,
  interrupt = 7,
}

export enum Notification {
  own = 1,
  line = 2,
}

/** Free slots. */
export const FREE = 8;
export const OTHER = 9;
export const MANY = 10;
/** How many there are from `MANY` on. */
export const MANY_COUNT = 16;
