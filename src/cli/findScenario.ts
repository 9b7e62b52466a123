export * from '../experiments/files/findScenario.ts';
