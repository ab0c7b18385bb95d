/** What one thing costs. */
export interface Cost {
  instructions: number;
  /** Estimated by the simple model, in which the peers were measured. */
  cycles: number;
  /** Estimated by the stricter reading of the manual. */
  strict: number;
}

/** One line of the bench. */
export interface Row extends Cost {
  name: string;
  /** Workloads: the dialect's cycles over those of hand-written C. */
  ratio?: number;
}
