/** Numbers of processes, by the system file. */
export const PRIORITY = 10;
export const VICTIM = 3;
export const WORKER = 5;
