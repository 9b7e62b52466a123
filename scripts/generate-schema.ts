// Writes scenarios/schema.json and scenarios/experiments/schema.json, which editors check files with, from the declared parameters and instruments.
// With --check it writes nothing and fails when the file is stale.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parameters } from '../src/agents/firmRule.ts';
import { experimentJsonSchema } from '../src/experiments/experimentSchema.ts';
import { measures } from '../src/measures/measures.ts';
import { scenarioJsonSchema } from '../src/scenarios/scenarioSchema.ts';
import { instruments } from '../src/world/government/instruments.ts';

const top = new URL('../scenarios/', import.meta.url);
const names = measures.map(({ name }) => name);
const schemas = [
  ['schema.json', scenarioJsonSchema(parameters, instruments)],
  ['experiments/schema.json', experimentJsonSchema(parameters, instruments, names)],
] as const;

for (const [place, schema] of schemas) {
  const file = fileURLToPath(new URL(place, top));
  const text = `${JSON.stringify(schema, null, 2)}\n`;
  if (!process.argv.includes('--check')) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    continue;
  }
  let current = '';
  try {
    current = readFileSync(file, 'utf8');
  } catch {}
  if (current !== text) {
    console.error(`scenarios/${place} is stale: run npx tsx scripts/generate-schema.ts`);
    process.exitCode = 1;
  }
}
