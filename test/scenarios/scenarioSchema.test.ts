import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { parameters } from '../../src/agents/firmRule.ts';
import { readScenario, type ScenarioSource } from '../../src/scenarios/readScenario.ts';
import { resolvedYaml } from '../../src/scenarios/resolvedYaml.ts';
import { scenarioJsonSchema } from '../../src/scenarios/scenarioSchema.ts';
import { instruments } from '../../src/world/government/instruments.ts';

const folder = fileURLToPath(new URL('../../scenarios/', import.meta.url));
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.slice(0, -5));
const source: ScenarioSource = (name) =>
  names.includes(name) ? { text: readFileSync(`${folder}${name}.yaml`, 'utf8'), file: `scenarios/${name}.yaml` } : null;

interface Node {
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
  readonly additionalProperties?: boolean | Node;
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

describe('the JSON Schema for editors', () => {
  const schema = scenarioJsonSchema(parameters, instruments) as Node;

  test('is the one in scenarios/schema.json (npx tsx scripts/generate-schema.ts)', () => {
    expect(JSON.parse(readFileSync(`${folder}schema.json`, 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)));
  });

  test('allows no unknown key in any mapping', () => {
    const loose: string[] = [];
    const visit = (node: Node, path: string): void => {
      if (node.properties && node.additionalProperties !== false) loose.push(path);
      for (const [key, inner] of Object.entries(node.properties ?? {})) visit(inner, `${path}.${key}`);
      if (node.items) visit(node.items, `${path}[]`);
      for (const inner of [...(node.anyOf ?? []), ...(node.oneOf ?? [])]) visit(inner, `${path}|`);
      if (typeof node.additionalProperties === 'object') visit(node.additionalProperties, `${path}.*`);
    };
    visit(schema, '');
    expect(loose).toEqual([]);
  });

  test('tells of every parameter its range, label and meaning', () => {
    const set = schema.properties!['set']!.properties!;
    expect(Object.keys(set)).toEqual(Object.keys(parameters));
    for (const [group, members] of Object.entries(parameters)) {
      for (const [name, declared] of Object.entries(members)) {
        const node = set[group]!.properties![name]!;
        expect([node.minimum, node.maximum], `${group}.${name}`).toEqual([...declared.valid]);
        expect(node.title).toBe(`${declared.label.en} / ${declared.label.zh}`);
        expect(node.description).toContain(declared.doc);
      }
    }
  });

  test('offers the policies by instrument, and the key $schema', () => {
    const policies = schema.properties!['policies']!.items!.oneOf!;
    expect(policies.map(({ title }) => title)).toEqual(instruments.map(({ label }) => `${label.en} / ${label.zh}`));
    expect(schema.properties!['$schema']!.type).toBe('string');
  });
});

describe('the scenarios of the project', () => {
  test.each(names)('%s has question, sources, covers and notCovered of its own, in English and Chinese', (name) => {
    const written = parse(readFileSync(`${folder}${name}.yaml`, 'utf8')) as Record<string, unknown>;
    const sources = written['sources'] as unknown[];
    expect(sources?.length, 'sources').toBeGreaterThan(0);
    const { title, question, covers, notCovered } = written;
    for (const [key, text] of Object.entries({ title, question, covers, notCovered, ...sources })) {
      expect(text, key).toEqual({ en: expect.stringMatching(/[a-z]/i), zh: expect.stringMatching(/\p{Script=Han}/u) });
    }
  });

  test.each(names)('%s is read, and written in full reads the same', (name) => {
    const data = (file: string) => ({ text: readFileSync(`data/${file}.csv`, 'utf8'), file: `data/${file}.csv` });
    const options = { parameters, instruments, data };
    const scenario = readScenario(name, source, options);
    expect(scenario.name).toBe(name);
    const text = resolvedYaml(scenario, instruments);
    const again = readScenario(name, (n) => (n === name ? { text, file: `${name}.yaml` } : source(n)), options);
    expect({ ...again, file: '', chain: [] }).toEqual({ ...scenario, file: '', chain: [] });
  });
});
