/** Exit codes of the command line, fixed in docs. */
export const DONE = 0;
export const OWN_FAULT = 1;
export const BAD_INPUT = 2;
export const INTERRUPTED = 3;
