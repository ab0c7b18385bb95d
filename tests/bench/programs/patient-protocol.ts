/** What `patient` does for its client. */
export enum PatientOperation {
  count = 0,
  fault = 1,
}

/** The first answer after each start. */
export const FIRST_COUNT = 1000;
