import type { ExtensionFile } from '../experiments/extension/extension.ts';
import type { ScenarioWithMoney } from '../experiments/files/findScenario.ts';
import type { Measure } from '../measures/measure.ts';
import type { WholeModel } from '../model.ts';
import { resolvedYaml } from '../scenarios/resolvedYaml.ts';
import type { ChangedParameter } from '../scenarios/scenario.ts';
import type { Command, OutputFile } from './outputFolder.ts';

export interface ManifestContent {
  readonly command: Command;
  /** The command that repeats it. */
  readonly repeat: string;
  readonly version: string;
  readonly scenario: string | readonly string[];
  readonly seed: string;
  readonly replicates: number;
  readonly replicate?: number;
  readonly partial?: boolean;
  readonly start: number;
  readonly years: number;
  readonly changed: readonly ChangedParameter[] | Readonly<Record<string, readonly ChangedParameter[]>>;
  readonly digest?: string | Readonly<Record<string, string>>;
  /** Why values are undefined, and how many are, by measure. */
  readonly undefinedBecause?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly measures: readonly Measure[];
  readonly firmColumns?: Readonly<Record<string, string>>;
  readonly clusterColumns?: Readonly<Record<string, string>>;
  readonly tradeColumns?: Readonly<Record<string, string>>;
  /** The file of --model. */
  readonly extension: ExtensionFile | null;
  readonly files: readonly string[];
}

/** manifest.json: what the folder holds and how it came about. No time stamp, so that equal runs give equal bytes. */
export function manifestOf({
  changed,
  measures,
  firmColumns,
  files,
  extension,
  ...content
}: ManifestContent): OutputFile {
  const { command, repeat, version, ...rest } = content;
  const manifest = {
    schema: 1,
    program: 'agglomera',
    version,
    node: process.versions.node,
    command,
    repeat,
    ...rest,
    parametersChanged: changed,
    measures: Object.fromEntries(measures.map(({ name, unit }) => [name, unit])),
    ...(firmColumns && { firmColumns }),
    ...(extension && { extension: { name: extension.name, sha256: extension.sha256 } }),
    files: [...files, 'manifest.json'],
  };
  return { name: 'manifest.json', pieces: [`${JSON.stringify(manifest, null, 2)}\n`] };
}

/** The scenario in full, and beside it those whose money it matches, so that the folder can be run again as it is. */
export function scenarioFiles(
  { scenario, moneyScenarios }: ScenarioWithMoney,
  name: string,
  { instruments }: Pick<WholeModel, 'instruments'>,
): OutputFile[] {
  return [
    { name, pieces: [resolvedYaml(scenario, instruments)] },
    ...[...moneyScenarios.values()]
      .filter((other) => `${other.name}.yaml` !== name)
      .map((other) => ({
        name: `${other.name}.yaml`,
        pieces: [resolvedYaml(other, instruments)],
      })),
  ];
}
