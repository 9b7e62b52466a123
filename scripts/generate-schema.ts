// Writes scenarios/schema.json, which editors check scenario files with, from the declared parameters and instruments.
// With --check it writes nothing and fails when the file is stale.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parameters } from '../src/agents/firmRule.ts';
import { scenarioJsonSchema } from '../src/scenarios/scenarioSchema.ts';
import { instruments } from '../src/world/government/instruments.ts';

const folder = new URL('../scenarios/', import.meta.url);
const file = fileURLToPath(new URL('schema.json', folder));
const text = `${JSON.stringify(scenarioJsonSchema(parameters, instruments), null, 2)}\n`;

if (process.argv.includes('--check')) {
  let current = '';
  try {
    current = readFileSync(file, 'utf8');
  } catch {}
  if (current !== text) {
    console.error('scenarios/schema.json is stale: run npx tsx scripts/generate-schema.ts');
    process.exitCode = 1;
  }
} else {
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, text);
}
