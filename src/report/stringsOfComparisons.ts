/** Strings of the report that compares scenarios; `{option}` is the letter of the one compared with A. */
export const comparisonStrings = {
  comparisonTitle: { en: '{b} compared with {a}', zh: '“{b}”与“{a}”的比较' },
  comparisonKeys: { en: 'A = {a}; {option} = {b}.', zh: 'A = {a}；{option} = {b}。' },
  escapeMore: {
    en: '{option} lets {number} more of {total} laggard clusters ({laggards} in each of {runs} runs) escape low-end lock-in than A: {escapedB} against {escapedA} (95% interval of the difference {interval}; {deadB} died under {option}, {deadA} under A).',
    zh: '在 {total} 个低端起步集群（{runs} 次运行，每次 {laggards} 个）中，{option} 比 A 多 {number} 个突破低端锁定：{escapedB} 个对 {escapedA} 个（差值的 95% 区间 {interval}；{option} 下消亡 {deadB} 个，A 下消亡 {deadA} 个）。',
  },
  escapeFewer: {
    en: '{option} lets {number} fewer of {total} laggard clusters ({laggards} in each of {runs} runs) escape low-end lock-in than A: {escapedB} against {escapedA} (95% interval of the difference {interval}; {deadB} died under {option}, {deadA} under A).',
    zh: '在 {total} 个低端起步集群（{runs} 次运行，每次 {laggards} 个）中，{option} 比 A 少 {number} 个突破低端锁定：{escapedB} 个对 {escapedA} 个（差值的 95% 区间 {interval}；{option} 下消亡 {deadB} 个，A 下消亡 {deadA} 个）。',
  },
  escapeUnclear: {
    en: 'Direction unclear: of {total} laggard clusters ({laggards} in each of {runs} runs) {escapedB} escape low-end lock-in under {option} and {escapedA} under A, but the 95% interval of the difference, {interval}, includes 0 ({deadB} died under {option}, {deadA} under A).',
    zh: '方向不确定：在 {total} 个低端起步集群（{runs} 次运行，每次 {laggards} 个）中，{option} 下 {escapedB} 个、A 下 {escapedA} 个突破低端锁定，但差值的 95% 区间 {interval} 包含 0（{option} 下消亡 {deadB} 个，A 下消亡 {deadA} 个）。',
  },
  escapeSame: {
    en: 'In every run as many laggard clusters escape low-end lock-in under {option} as under A: {escapedB} of {total} ({laggards} in each of {runs} runs; {deadB} died under {option}, {deadA} under A).',
    zh: '在每次运行中，{option} 与 A 突破低端锁定的集群数都相同：{total} 个低端起步集群（{runs} 次运行，每次 {laggards} 个）中共 {escapedB} 个（{option} 下消亡 {deadB} 个，A 下消亡 {deadA} 个）。',
  },
  escapeSingle: {
    en: 'In this single pair of runs {escapedB} laggard clusters escape low-end lock-in under {option} and {escapedA} under A, out of {laggards} ({deadB} died under {option}, {deadA} under A).',
    zh: '在这一对运行的 {laggards} 个低端起步集群中，{option} 下 {escapedB} 个、A 下 {escapedA} 个突破低端锁定（{option} 下消亡 {deadB} 个，A 下消亡 {deadA} 个）。',
  },
  changeClear: {
    en: '{measure} of {cluster} in {year}: {difference} (95% interval of the mean {interval}; 90% of paired runs {range}; higher under {option} in {higher} of {pairs} runs).',
    zh: '{year} 年“{cluster}”的{measure}：{difference}（均值的 95% 区间 {interval}；90% 的配对运行 {range}；{pairs} 次运行中有 {higher} 次 {option} 更高）。',
  },
  changeUnclear: {
    en: 'Direction unclear: {measure} of {cluster} in {year} changes by {difference} on average, but the 95% interval of the mean, {interval}, includes 0 (90% of paired runs {range}; higher under {option} in {higher} of {pairs} runs, equal in {equal}).',
    zh: '方向不确定：{year} 年“{cluster}”的{measure}平均变化 {difference}，但均值的 95% 区间 {interval} 包含 0（90% 的配对运行 {range}；{pairs} 次运行中有 {higher} 次 {option} 更高，{equal} 次相等）。',
  },
  changeSame: {
    en: '{measure} of {cluster} in {year} is the same under A and {option} in all {pairs} paired runs.',
    zh: '{year} 年“{cluster}”的{measure}在全部 {pairs} 次配对运行中 A 与 {option} 相同。',
  },
  changeUndefined: {
    en: '{measure} of {cluster} in {year} is undefined under A or {option} in every run.',
    zh: '{year} 年“{cluster}”的{measure}在每次运行中于 A 或 {option} 下无定义。',
  },
  changeSingle: {
    en: 'In this single pair of runs, {measure} of {cluster} in {year} differs by {difference} ({option} \u2212 A).',
    zh: '在这一对运行中，{year} 年“{cluster}”的{measure}相差 {difference}（{option} \u2212 A）。',
  },
  costMore: {
    en: '{option} costs {money} billion yuan more than A over {years} years (mean; 90% of paired runs {range}).',
    zh: '{years} 年间，{option} 比 A 多支出 {money} 十亿元（均值；90% 的配对运行 {range}）。',
  },
  costLess: {
    en: '{option} costs {money} billion yuan less than A over {years} years (mean; {option} \u2212 A in 90% of paired runs {range}).',
    zh: '{years} 年间，{option} 比 A 少支出 {money} 十亿元（均值；90% 的配对运行中 {option} \u2212 A 为 {range}）。',
  },
  costSame: {
    en: 'A and {option} cost the same: {money} billion yuan over {years} years (mean of runs).',
    zh: 'A 与 {option} 支出相同：{years} 年间 {money} 十亿元（各次运行的均值）。',
  },
  costNone: { en: 'Neither A nor {option} pays any policy money.', zh: 'A 与 {option} 均没有政策支出。' },
  // what differs
  differsHeading: { en: 'What differs', zh: '有哪些不同' },
  differsPolicies: { en: 'Policies by scenario', zh: '各情景的政策' },
  inForce: { en: 'In', zh: '所属' },
  onlyOne: { en: 'only {letter}', zh: '仅 {letter}' },
  differsParameters: { en: 'Parameters that differ', zh: '不同的参数' },
  parametersSame: { en: 'All parameters of the model are the same.', zh: '所有模型参数相同。' },
  policiesSame: { en: 'All scenarios have the same policies.', zh: '各情景的政策相同。' },
  policiesNeither: { en: 'No scenario has a policy in force.', zh: '各情景均未实施任何政策。' },
  worldSame: { en: 'All start from the same world.', zh: '各情景从同一个世界出发。' },
  worldDiffers: {
    en: 'The worlds differ too (regions, industries, blocs or starting clusters): differences cannot be put down to policy alone.',
    zh: '世界本身也不同（地区、产业、境外经济体或起始集群）：差异不能只归因于政策。',
  },
  // difference chart
  differenceHeading: { en: 'Difference ({option} \u2212 A)', zh: '差值（{option} \u2212 A）' },
  differenceTitle: { en: '{measure}: {option} \u2212 A', zh: '{measure}：{option} \u2212 A' },
  differenceReading: {
    en: 'Each run of {option} is compared with the run of A that has the same random draws. Above the zero line {option} is higher.',
    zh: '每次 {option} 的运行都与随机数相同的 A 的运行比较。位于零线之上表示 {option} 更高。',
  },
  differenceLabel: {
    en: '{measure} of {cluster}, {option} \u2212 A, {first} to {last}: {end} at the end on average ({range} in 90% of {runs} paired runs).',
    zh: '“{cluster}”的{measure}之差（{option} \u2212 A），{first} 年至 {last} 年：期末平均 {end}（{runs} 次配对运行中 90% 处于 {range}）。',
  },
  differenceLabelSingle: {
    en: '{measure} of {cluster}, {option} \u2212 A, {first} to {last}: {end} at the end (one pair of runs).',
    zh: '“{cluster}”的{measure}之差（{option} \u2212 A），{first} 年至 {last} 年：期末 {end}（一对运行）。',
  },
  legendDifferenceMedian: { en: 'median of paired differences', zh: '配对差值的中位数' },
  legendDifferenceInner: { en: '50% range of paired runs', zh: '配对运行范围（50%）' },
  legendDifferenceOuter: { en: '90% range of paired runs', zh: '配对运行范围（90%）' },
  legendDifferenceMean: {
    en: 'mean difference at the end with its 95% interval (uncertainty of the mean)',
    zh: '期末平均差值及其 95% 区间（均值误差）',
  },
  legendZero: { en: 'zero: no difference', zh: '零线：没有差异' },
  meanDifference: { en: 'Mean difference', zh: '平均差值' },
  // table of outcomes
  outcomesHeading: { en: 'Outcomes at the end', zh: '期末结果' },
  outcomesCaption: {
    en: 'Mean of {option} \u2212 A in {year}; below it the range of 90% of the paired runs and in how many runs {option} is higher',
    zh: '{year} 年 {option} \u2212 A 的均值；其下为 90% 的配对运行的范围，以及 {option} 更高的运行次数',
  },
  outcomesCaptionSingle: {
    en: '{option} \u2212 A in {year}, one pair of runs',
    zh: '{year} 年的 {option} \u2212 A（一对运行）',
  },
  outcome: { en: 'Outcome', zh: '结果' },
  higherIn: { en: '▲ higher in {higher} of {pairs}', zh: '▲ {pairs} 次中 {higher} 次更高' },
  lowerIn: { en: '▼ lower in {lower} of {pairs}', zh: '▼ {pairs} 次中 {lower} 次更低' },
  unclearIn: {
    en: '? direction unclear: higher in {higher}, lower in {lower} of {pairs}',
    zh: '? 方向不确定：{pairs} 次中 {higher} 次更高，{lower} 次更低',
  },
  sameIn: { en: '= same in all {pairs}', zh: '= {pairs} 次均相同' },
  rangeOf90: { en: '90%: {range}', zh: '90%：{range}' },
  outcomesReading: {
    en: 'Grey: the 95% interval of the mean difference includes 0. “Higher” is not “better”: that depends on the measure.',
    zh: '灰色：平均差值的 95% 区间包含 0。“更高”不等于“更好”，取决于指标。',
  },
  losersHeading: { en: 'Who loses', zh: '谁受损' },
  losersNone: {
    en: '{measure}: in {year} no cluster has less under {option} than under A in more than half of the runs.',
    zh: '{measure}：{year} 年，没有集群在超过一半的运行中 {option} 下低于 A。',
  },
  loser: {
    en: '{measure} of {cluster}: in {year} less under {option} in {lower} of {pairs} runs (mean {difference}).',
    zh: '“{cluster}”的{measure}：{year} 年，{pairs} 次运行中有 {lower} 次 {option} 更低（平均 {difference}）。',
  },
  levelOfA: { en: 'A: median (90% of runs)', zh: 'A：中位数（90% 的运行）' },
  levelOfB: { en: '{option}: median (90% of runs)', zh: '{option}：中位数（90% 的运行）' },
  // pairing
  pairingHeading: { en: 'What pairing gains', zh: '配对的收益' },
  pairingReading: {
    en: 'A and {option} share their random draws, so noise common to both cancels. The last two columns say how many times smaller the deviation is, and how many times more runs independent seeds would need for the same precision.',
    zh: 'A 与 {option} 使用相同随机数，两者共有的噪声相互抵消。最后两列表示：标准差缩小多少倍；若用独立种子，要达到同样精度需要多少倍的运行次数。',
  },
  pairingCaption: {
    en: 'Standard deviation of {option} \u2212 A over runs',
    zh: '各次运行间 {option} \u2212 A 的标准差',
  },
  pairedDeviation: { en: 'Paired', zh: '配对' },
  independentDeviation: { en: 'Independent seeds', zh: '独立种子' },
  deviationGain: { en: 'Smaller', zh: '缩小' },
  varianceReduction: { en: 'Fewer runs', zh: '运行次数减少' },
  times: { en: '{number} times', zh: '{number} 倍' },
  moreThanTimes: { en: 'more than {number} times', zh: '超过 {number} 倍' },
  noVariance: { en: 'no paired variance', zh: '配对差值无方差' },
  yearNumber: { en: '{year} (year {number})', zh: '{year}（第 {number} 年）' },
  // levels
  levelsHeading: { en: 'Levels of A and {option}', zh: 'A 与 {option} 的水平' },
  levelsReading: {
    en: 'Do not judge by whether the two bands overlap: runs are paired, so bands may overlap while the difference is clear. The chart of differences above is the one to read.',
    zh: '不要根据两条带是否重叠来判断：运行是配对的，即使两带重叠，差异也可能是明确的。请以上面的差值图为准。',
  },
  legendA: { en: 'A: median and 90% range of runs (dashed)', zh: 'A：中位数与 90% 运行范围（虚线）' },
  legendB: { en: '{option}: median and 90% range of runs (solid)', zh: '{option}：中位数与 90% 运行范围（实线）' },
  legendASingle: { en: 'A: the single run (dashed)', zh: 'A：单次运行（虚线）' },
  legendBSingle: { en: '{option}: the single run (solid)', zh: '{option}：单次运行（实线）' },
  levelsLabel: {
    en: '{measure} of {cluster}, {first} to {last}: at the end {a} under A and {b} under {option} (medians of runs).',
    zh: '“{cluster}”的{measure}，{first} 年至 {last} 年：期末 A 为 {a}，{option} 为 {b}（各次运行的中位数）。',
  },
} as const;
