/** One line of the bench. */
export interface Row {
  name: string;
  instructions: number;
  cycles: number;
  /** Workloads: the dialect's cycles over those of hand-written C. */
  ratio?: number;
}
