/** The slots that every service has in common: the first members of its `Grant` enum, which `service(...)` of a system file grants. */
export enum ServiceGrant {
  /** The endpoint that it serves: receive, and send and grant, to offer it. */
  requests = 0,
  /** The supervisor, which is told when the service is ready. */
  supervisor = 1,
  /** The registry, through which others find it and it finds others. */
  registry = 2,
  /** All processes, inspect: who of its clients still lives. */
  processes = 3,
}
