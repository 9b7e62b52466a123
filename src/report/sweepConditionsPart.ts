import type { TreeNode } from '../experiments/analysis/regressionTree.ts';
import type { VariantStudy } from '../experiments/analysis/studySweep.ts';
import { number, type SweepPart, type SweepTable, text } from './sweepPart.ts';
import type { SweepView } from './sweepView.ts';

function boxes(view: SweepView, variant: VariantStudy, condition: string): { note?: string; table?: SweepTable } {
  const { t, input, nameOf, numbers } = view;
  const found = variant.analysis.boxes ?? [];
  const rows = found.map((box, i) => {
    const limits = box.sides.flatMap(({ low, high }, k) => {
      const { label } = input.factors[k]!;
      const p = numbers.plain(box.quasiP[k]!, 1);
      if (Number.isFinite(low) && Number.isFinite(high))
        return [`${numbers.plain(low, 3)} \u2264 ${label} \u2264 ${numbers.plain(high, 3)} (p ${p})`];
      if (Number.isFinite(low)) return [`${label} \u2265 ${numbers.plain(low, 3)} (p ${p})`];
      return Number.isFinite(high) ? [`${label} \u2264 ${numbers.plain(high, 3)} (p ${p})`] : [];
    });
    const where = limits.length === 0 ? t('sweepNoLimits') : limits.join('; ');
    return [`${i + 1}`, numbers.percent(box.coverage), numbers.percent(box.density), `${box.runs}`, where];
  });
  const name = nameOf(variant);
  if (rows.length === 0) return { note: `${name}: ${t('sweepBoxNone', { condition })}` };
  if (
    found[0]!.density === 1 &&
    found[0]!.coverage === 1 &&
    found[0]!.sides.every(({ low, high }) => high - low === Number.POSITIVE_INFINITY)
  )
    return { note: `${name}: ${t('sweepBoxAll', { condition })}` };
  const columns = [
    text(t('sweepBox')),
    number(t('sweepCoverage')),
    number(t('sweepDensity')),
    number(t('sweepPoints')),
    text(t('sweepLimits')),
  ];
  return { table: { caption: `${name}: ${condition}`, columns, rows } };
}

function treeRows(view: SweepView, node: TreeNode, where: string, depth: number): string[][] {
  const { input, numbers } = view;
  const value = input.condition === null ? view.level(node.mean) : numbers.percent(node.mean);
  const own = [`${'\u00a0\u00a0\u00a0'.repeat(depth)}${where}`, value, `${node.runs}`];
  if (node.split === undefined) return [own];
  const { label } = input.factors[node.split.input]!;
  const threshold = numbers.plain(node.split.threshold, 3);
  return [
    own,
    ...treeRows(view, node.split.low, `${label} \u2264 ${threshold}`, depth + 1),
    ...treeRows(view, node.split.high, `${label} > ${threshold}`, depth + 1),
  ];
}

/** Boxes of the cases asked for, and a tree of every variant. */
export function conditionsPart(view: SweepView): SweepPart | null {
  const { t, input, nameOf, numbers } = view;
  const { condition, study } = input;
  const withTree = study.variants.filter(({ analysis }) => analysis.tree !== undefined);
  if (withTree.length === 0 || input.factors.length === 0) return null;
  const found = condition === null ? [] : withTree.map((variant) => boxes(view, variant, condition));
  const whole = withTree.filter(({ analysis }) => analysis.tree!.split === undefined);
  const columns = [
    text(t('sweepWhere')),
    number(condition === null ? t('sweepMean') : condition),
    number(t('sweepPoints')),
  ];
  return {
    id: 'conditions',
    heading: t('sweepConditions'),
    notes: [
      ...(condition === null ? [] : [t('sweepBoxesNote', { condition })]),
      ...found.flatMap(({ note }) => note ?? []),
      condition === null ? t('sweepTreeNote') : t('sweepTreeCases', { condition }),
      t('sweepTreeSize', {
        shares: withTree
          .map((variant) => `${nameOf(variant)} ${numbers.percent(Math.max(0, variant.analysis.treeExplained!))}`)
          .join(view.language === 'zh' ? '；' : '; '),
      }),
      ...whole.map((variant) => t('sweepTreeNone', { variant: nameOf(variant) })),
    ],
    tables: [
      ...found.flatMap(({ table }) => table ?? []),
      ...withTree
        .filter((variant) => !whole.includes(variant))
        .map((variant) => ({
          caption: `${t('sweepTree')}: ${nameOf(variant)}`,
          columns,
          rows: treeRows(view, variant.analysis.tree!, t('sweepAllPoints'), 0),
        })),
    ],
  };
}
