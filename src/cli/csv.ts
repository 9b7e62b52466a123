export { csvLine, gathered } from '../experiments/results/csv.ts';
