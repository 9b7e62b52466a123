/** Strings of the report on a sweep and of its summary in the terminal. */
export const sweepStrings = {
  sweepFacts: {
    en: '{outcome}, {year}. {runs} runs: {variants} scenarios or packages x {points} points ({design}) x {replicates} replicates.',
    zh: '{outcome}，{year} 年。运行 {runs} 次：情景或政策组合 {variants} 个 × 参数点 {points} 个（{design}）× 重复 {replicates} 次。',
  },
  sweepDifferenceAnswer: {
    en: 'Against {base}, {variant} changes it by {mean} on average over the points (95% interval, bootstrap over {seeds} seeds: {interval}); 90% of the paired runs lie within {range}.',
    zh: '与“{base}”相比，“{variant}”使其在各参数点上平均变化 {mean}（对 {seeds} 个种子自助抽样的 95% 区间：{interval}）；90% 的配对运行处于 {range}。',
  },
  sweepDifferenceOneSeed: {
    en: 'Against {base}, {variant} changes it by {mean} on average over the points. There is one seed, so nothing can be said of the uncertainty: at least 2 replicates are needed. 90% of the paired runs lie within {range}.',
    zh: '与“{base}”相比，“{variant}”使其在各参数点上平均变化 {mean}。只有一个种子，无法说明其不确定性：至少需要重复 2 次。90% 的配对运行处于 {range}。',
  },
  sweepLevelAnswer: {
    en: '{variant}: 90% of the runs lie within {range}, with a median of {median}.',
    zh: '“{variant}”：90% 的运行处于 {range}，中位数为 {median}。',
  },
  sweepModes: {
    en: '{variant}: the runs end in several camps (dip test, p = {p}). Read the distribution; few runs are near the mean.',
    zh: '“{variant}”：各次运行分成多个群（dip 检验，p = {p}）。请看分布；均值附近的运行很少。',
  },
  sweepMissing: {
    en: 'Missing: {failed} runs failed, {absent} have not been run yet, {undefined} are done but have this outcome undefined.',
    zh: '缺失：{failed} 次运行失败，{absent} 次尚未运行，{undefined} 次已完成但此结果无定义。',
  },
  sweepDropped: {
    en: '{variant}: {dropped} of {all} base blocks of the Saltelli design miss a run and were left out whole.',
    zh: '“{variant}”：Saltelli 设计的 {all} 个基本块中有 {dropped} 个缺少运行，已整块剔除。',
  },
  sweepLost: {
    en: '{variant}: {points} points miss a value and have no part in what is said of the parameters.',
    zh: '“{variant}”：{points} 个参数点缺少数值，不参与关于参数的分析。',
  },
  sweepOutcomes: { en: 'Outcome over the runs', zh: '各次运行的结果' },
  sweepOutcomesNote: {
    en: 'The range of the runs does not shrink with more runs. The uncertainty of the mean does; its unit is the seed where there are several, since runs on one seed are not independent.',
    zh: '运行的范围不会随运行次数增加而变窄。均值误差会；有多个种子时以种子为单位，因为同一种子的运行不独立。',
  },
  sweepDistribution: {
    en: 'Distribution of the runs (number of runs)',
    zh: '各次运行的分布（运行次数）',
  },
  sweepVariant: { en: 'Scenario and package', zh: '情景与政策组合' },
  sweepMedian: { en: 'Median', zh: '中位数' },
  sweepRange: { en: '90% of the runs', zh: '90% 的运行' },
  sweepInner: { en: '50% of the runs', zh: '50% 的运行' },
  sweepMean: { en: 'Mean', zh: '均值' },
  sweepUncertainty: { en: 'Uncertainty of the mean (95%)', zh: '均值误差（95%）' },
  sweepDifferences: { en: 'Paired differences', zh: '配对差异' },
  sweepDifferencesNote: {
    en: 'Each package against {base}, on the same seeds and points.',
    zh: '每个组合与“{base}”比较，种子和参数点相同。',
  },
  sweepPairRange: { en: '90% of the paired runs', zh: '90% 的配对运行' },
  sweepParameters: { en: 'Which parameters matter', zh: '哪些参数重要' },
  sweepMorrisNote: {
    en: 'Morris screening: mean absolute effect of moving a parameter over its whole range (95% interval by bootstrap over trajectories), mean effect with its sign, and deviation of the effects (curvature or interaction). It ranks parameters; it does not share out variance.',
    zh: 'Morris 筛选：参数在整个范围内变动的平均绝对效应（对轨迹自助抽样的 95% 区间）、带符号的平均效应，以及效应的标准差（非线性或交互）。它用于排序，不分配方差。',
  },
  sweepMorrisFigure: {
    en: 'Morris screening: mean absolute effect (across, with its 95% interval) and deviation of the effects (up), in the unit of the outcome',
    zh: 'Morris 筛选：平均绝对效应（横轴，含 95% 区间）与效应标准差（纵轴），单位同结果',
  },
  sweepMorrisLine: { en: 'deviation = mean absolute effect', zh: '标准差 = 平均绝对效应' },
  sweepMorrisReading: {
    en: 'Parameters to the right matter. Above the dashed line the effect depends on where one stands or on other parameters.',
    zh: '越靠右越重要。虚线以上表示效应随位置或其他参数而变。',
  },
  sweepSobolFigure: {
    en: 'Sobol indices: share of the variance over the points, with 95% intervals',
    zh: 'Sobol 指数：参数点方差的份额，含 95% 区间',
  },
  sweepSobolNote: {
    en: 'Sobol indices (Jansen) of the means over replicates, from {blocks} base blocks: first = share of variance due to the parameter alone, total = with all its interactions. An interval that includes 0 tells nothing; wide intervals ask for more base points. Intervals are shown from 0 to 1, where an index lies.',
    zh: 'Sobol 指数（Jansen），基于重复均值和 {blocks} 个基本块：一阶为参数单独造成的方差份额，总阶含其全部交互。区间包含 0 则不能下结论；区间很宽则需要更多基本点。区间只显示指数可能所在的 0 至 1。',
  },
  sweepPawnNote: {
    en: 'PAWN: the distance by which fixing a parameter moves the whole distribution of the outcome, for skewed outcomes too. At or below the level of chance nothing can be said.',
    zh: 'PAWN：固定某参数时结果整体分布移动的距离，也适用于偏态结果。不高于偶然水平则不能下结论。',
  },
  sweepPawnFew: {
    en: 'PAWN indices need more points than this sweep has, or an outcome that varies: none are given.',
    zh: 'PAWN 指数需要更多参数点，或结果需有变化：此处不给出。',
  },
  sweepParameter: { en: 'Parameter', zh: '参数' },
  sweepMuStar: { en: 'Mean absolute effect', zh: '平均绝对效应' },
  sweepMu: { en: 'Mean effect', zh: '平均效应' },
  sweepSigma: { en: 'Deviation of effects', zh: '效应标准差' },
  sweepFirst: { en: 'First', zh: '一阶' },
  sweepTotal: { en: 'Total', zh: '总阶' },
  sweepInterval: { en: '95% interval', zh: '95% 区间' },
  sweepPawn: { en: 'PAWN (median)', zh: 'PAWN（中位数）' },
  sweepChance: { en: 'Chance (95%)', zh: '偶然水平（95%）' },
  sweepConditions: { en: 'Under which conditions', zh: '在哪些条件下' },
  sweepBoxesNote: {
    en: 'Boxes (PRIM) of the points at which more than half of the replicates meet {condition}. Coverage: share of all such points in the box; density: share of the points in the box that are such. Limits were searched for, so a quasi-p is too small.',
    zh: '超过一半重复满足 {condition} 的参数点所在的箱（PRIM）。覆盖：箱内占全部此类点的份额；密度：箱内此类点的份额。界限是搜索所得，准 p 值偏小。',
  },
  sweepBoxNone: { en: 'No point meets {condition}.', zh: '没有参数点满足 {condition}。' },
  sweepBoxAll: { en: 'All points meet {condition}.', zh: '所有参数点都满足 {condition}。' },
  sweepBox: { en: 'Box', zh: '箱' },
  sweepLimits: { en: 'Limits', zh: '界限' },
  sweepNoLimits: { en: 'none', zh: '无' },
  sweepCoverage: { en: 'Coverage', zh: '覆盖' },
  sweepDensity: { en: 'Density', zh: '密度' },
  sweepPoints: { en: 'Points', zh: '点数' },
  sweepTree: { en: 'Regression tree', zh: '回归树' },
  sweepTreeNote: {
    en: 'Each line parts the points above it further; the number is the mean outcome there.',
    zh: '每一行进一步划分上一级的点；数字为该处结果的均值。',
  },
  sweepTreeCases: {
    en: 'Each line parts the points above it further; the number is the share of runs there that meet {condition}.',
    zh: '每一行进一步划分上一级的点；数字为该处满足 {condition} 的运行份额。',
  },
  sweepTreeSize: {
    en: 'The size of a tree is found by ten-fold cross-validation. Share of the variance of points left out that it explains: {shares}.',
    zh: '树的大小由十折交叉验证确定。对留出参数点方差的解释份额：{shares}。',
  },
  sweepTreeNone: {
    en: 'No parameter parts the points of {variant} into different outcomes.',
    zh: '没有参数能把“{variant}”的参数点分成不同结果。',
  },
  sweepWhere: { en: 'Where', zh: '条件' },
  sweepAllPoints: { en: 'all points', zh: '全部点' },
  sweepSplit: { en: 'Variance: parameters and chance', zh: '方差：参数与偶然' },
  sweepSplitNote: {
    en: 'Points = parameters; seed = what a seed shifts at all points alike (it cancels in paired differences); both = what a seed does at one point only (it does not cancel).',
    zh: '参数点 = 参数造成；种子 = 种子在所有点上同样造成的变动（在配对差异中抵消）；交互 = 种子只在个别点上造成的变动（不抵消）。',
  },
  sweepSplitPoints: { en: 'Points', zh: '参数点' },
  sweepSplitSeed: { en: 'Seed', zh: '种子' },
  sweepSplitBoth: { en: 'Both', zh: '交互' },
  sweepSeeds: { en: 'Seeds', zh: '种子数' },
  sweepNeeded: { en: 'Replicates needed', zh: '需要的重复次数' },
  sweepNeededNote: {
    en: 'Replicates of the whole design for which the mean (or mean difference) over the points is known to within the half-width. Its deviation comes from the seeds of this sweep: from few seeds it is a rough guess.',
    zh: '使各参数点上的均值（或平均差异）的误差不超过给定半宽所需的整个设计的重复次数。其标准差来自本次扫描的种子：种子少时只是粗略估计。',
  },
  sweepNeededHalf: {
    en: 'The half-width here is half of the present one; --half-width asks for another.',
    zh: '此处半宽为当前的一半；可用 --half-width 指定。',
  },
  sweepOf: { en: 'Of', zh: '对象' },
  sweepHalfWidth: { en: 'Half-width', zh: '半宽' },
  sweepStop: { en: 'Enough after', zh: '已足够于' },
  sweepAgainst: { en: '{variant} against {base}', zh: '“{variant}”与“{base}”比较' },
  sweepConvergence: { en: 'Convergence', zh: '收敛' },
  sweepConvergenceNote: {
    en: 'The mean after the first runs of the plan (replicate by replicate, point by point). A mean that still moves by more than its interval is not settled.',
    zh: '按计划顺序（逐次重复、逐点）前若干次运行的均值。若均值变动仍大于其区间，则尚未稳定。',
  },
  sweepIndexConvergence: {
    en: 'Total index after base blocks',
    zh: '若干基本块后的总阶指数',
  },
  sweepSeedConvergence: {
    en: 'The mean over all points after the first seeds. A mean that still moves by more than its interval is not settled.',
    zh: '前若干个种子在全部参数点上的均值。若均值变动仍大于其区间，则尚未稳定。',
  },
  sweepFewSeeds: {
    en: 'There are {seeds} seeds: with fewer than 10 a bootstrap interval is too narrow. Take it for a first look.',
    zh: '只有 {seeds} 个种子：少于 10 个时自助抽样区间过窄，只可作初步了解。',
  },
  sweepBlocks: { en: 'Base blocks', zh: '基本块数' },
  sweepRepeat: { en: 'How to repeat this', zh: '如何重现' },
  sweepSeed: { en: 'Seed of the sweep: {seed}. Agglomera {version}.', zh: '扫描的种子：{seed}。Agglomera {version}。' },
} as const;
