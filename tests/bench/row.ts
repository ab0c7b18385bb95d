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
  /** Calls that lend: what the lease costs on top of a call without. */
  onTop?: Cost;
  /** Workloads: the dialect's or the app's cycles over those of hand-written C. */
  ratio?: number;
}

/** Bytes of the kernel: what the default system has once, and what each object adds. */
export interface SizeRow {
  name: 'size';
  flash: number;
  ram: number;
  perProcess: number;
  perCapability: number;
  perRegion: number;
  perFpu: number;
  /** What the trace adds to the kernel of the default system. */
  traceFlash: number;
  traceRam: number;
}
