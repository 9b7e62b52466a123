/** Units to compare, with what they use and what they make. Each column may have a unit of its own. */
export type EnvelopmentTable = {
  /** units x inputCount, row-major. */
  readonly inputs: Float64Array;
  /** units x outputCount, row-major. */
  readonly outputs: Float64Array;
  readonly units: number;
  readonly inputCount: number;
  readonly outputCount: number;
  /** Shrink the inputs at given outputs, or raise the outputs at given inputs. */
  readonly orientation: 'input' | 'output';
  /** Returns to scale of the technology: constant, variable, non-increasing, non-decreasing. */
  readonly returns: 'crs' | 'vrs' | 'nirs' | 'ndrs';
  /** Leave each unit out of its own reference set, so that efficient units get scores above 1. */
  readonly superEfficiency?: boolean | undefined;
  /** Score even when there are too few units for the number of columns to tell anything. */
  readonly allowFew?: boolean | undefined;
};
