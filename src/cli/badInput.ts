export * from '../experiments/files/badInput.ts';
