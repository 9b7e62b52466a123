import { outputAfterCut } from '../kernels/supplySecurity.ts';
import { flowColumns, namedNodes, readFlows } from './readFlows.ts';
import { tableMeasure } from './tableMeasure.ts';

export const supplyCutTable = tableMeasure({
  name: 'supply-cut',
  label: { en: 'Output lost to a cut of supplies', zh: '断供产出损失' },
  unit: 'share of output',
  meaning:
    'Share of output lost when an economy stops (part of) its deliveries to others: every sector needs its critical inputs in fixed proportions, serves other sectors before final demand, and passes what is short then on in proportion, down the chains until nothing more falls. Nobody holds stocks; --substitution says how much suppliers that are not cut can raise their deliveries. For the loss over time see resilience.',
  source: 'Leontief 1936 (fixed proportions); Hallegatte 2008 (shortages that spread forward)',
  columns: flowColumns,
  flags: {
    economy: { kind: 'text', required: true, doc: 'the economy whose deliveries to others are cut' },
    sectors: { kind: 'text', doc: 'its sectors that are cut, such as Chips,Steel (default: all)' },
    buyer: { kind: 'text', doc: 'only deliveries to this economy (default: to every other)' },
    cut: { kind: 'number', least: 0, most: 1, default: 1, doc: 'share of the deliveries that is cut' },
    critical: { kind: 'text', doc: 'inputs without which nothing is made, such as Chips,Steel (default: all)' },
    substitution: {
      kind: 'number',
      least: 0,
      most: 10,
      default: 0,
      doc: 'share by which uncut suppliers can raise deliveries',
    },
  },
  results: {
    value: 'share of output lost',
    lost: 'output lost, money of the table',
    foreignInputShare: 'share of foreign deliveries in the inputs bought',
  },
  example: 'examples/tables/leather.csv --economy Turkey --cut 0.5',
  compute(table, { economy, sectors, buyer, cut, critical, substitution }) {
    const flows = readFlows(table);
    const { economies: E, sectors: S, economyNames, sectorNames, intermediate, output } = flows;
    const N = E * S;
    const placeOf = (flag: string, name: string, known: readonly string[], what: string): number => {
      const place = known.indexOf(name.trim());
      if (place < 0)
        throw table.refuse({ flag, value: name.trim(), expected: `${what}: ${known.slice(0, 20).join(', ')}` });
      return place;
    };
    const listOf = (flag: string, text: string | undefined): Set<number> | undefined =>
      text === undefined
        ? undefined
        : new Set(text.split(',').map((name) => placeOf(flag, name, sectorNames, 'a sector of the table')));
    const source = placeOf('--economy', economy, economyNames, 'an economy of the table');
    const target = buyer === undefined ? -1 : placeOf('--buyer', buyer, economyNames, 'an economy of the table');
    if (target === source)
      throw table.refuse({ flag: '--buyer', value: buyer, expected: 'another economy than --economy' });
    const cutSectors = listOf('--sectors', sectors);
    const needed = listOf('--critical', critical);
    const remaining = new Float64Array(N * N).fill(1);
    for (let k = 0; k < S; k++) {
      if (cutSectors !== undefined && !cutSectors.has(k)) continue;
      for (let j = 0; j < N; j++) {
        const to = Math.floor(j / S);
        if (to !== source && (target < 0 || to === target)) remaining[(source * S + k) * N + j] = 1 - cut;
      }
    }
    const left = outputAfterCut({
      intermediate,
      output,
      remaining,
      inputOf: Int32Array.from({ length: N }, (_, node) => node % S),
      critical: Uint8Array.from(sectorNames, (_, k) => (needed === undefined || needed.has(k) ? 1 : 0)),
      substitution,
    });
    const rows = namedNodes(flows).map(({ node, key }) => {
      let foreign = 0;
      let all = 0;
      for (let o = 0; o < N; o++) {
        all += intermediate[o * N + node]!;
        if (Math.floor(o / S) !== Math.floor(node / S)) foreign += intermediate[o * N + node]!;
      }
      const value = output[node]! > 0 ? 1 - left[node]! : Number.NaN;
      return { ...key, value, lost: (1 - left[node]!) * output[node]!, foreignInputShare: foreign / all };
    });
    const byEconomy = economyNames.map((name, e) => {
      const own = Array.from({ length: S }, (_, k) => e * S + k);
      const before = own.reduce((sum, node) => sum + output[node]!, 0);
      const lost = own.reduce((sum, node) => sum + (1 - left[node]!) * output[node]!, 0);
      return { economy: name, share: lost / before, lost, output: before };
    });
    const silent = rows.some(({ value }) => Number.isNaN(value)) ? ['Undefined for nodes without output.'] : [];
    const closed = rows.some((row) => Number.isNaN(row.foreignInputShare))
      ? ['foreignInputShare is undefined for nodes that buy nothing.']
      : [];
    const sales = `What is counted is the shortage of inputs; the sales that '${economy}' loses by cutting are not.`;
    return { rows, sets: { economies: byEconomy }, notes: [sales, ...silent, ...closed] };
  },
});
