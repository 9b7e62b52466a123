export * from '../experiments/files/packageFolder.ts';
