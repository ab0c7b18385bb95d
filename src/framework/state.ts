/** What a server is doing. Health checks tell it, and only a running one takes clients. */
export enum ServerState {
  /** It sets itself up; requests wait. */
  initialising = 0,
  running = 1,
  /** It was asked to finish. */
  stopping = 2,
}
