/** Strings of the policy brief. */
export const briefStrings = {
  briefDocument: { en: 'Policy brief: {title}', zh: '政策简报：{title}' },
  briefKind: { en: 'Policy brief', zh: '政策简报' },
  briefBaseline: { en: '{title} (baseline)', zh: '{title}（基准）' },
  // page 1
  briefRises: {
    en: '{measure} of {place} rises under “{scenario}”: {difference} in {year} compared with the baseline (95% interval of the mean {interval}; range of 90% of the paired runs {range}; higher in {higher} of {pairs} runs).',
    zh: '在“{scenario}”下，“{place}”的{measure}上升：{year} 年与基准相比 {difference}（均值的 95% 区间 {interval}；90% 的配对运行范围 {range}；{pairs} 次运行中 {higher} 次更高）。',
  },
  briefFalls: {
    en: '{measure} of {place} falls under “{scenario}”: {difference} in {year} compared with the baseline (95% interval of the mean {interval}; range of 90% of the paired runs {range}; lower in {lower} of {pairs} runs).',
    zh: '在“{scenario}”下，“{place}”的{measure}下降：{year} 年与基准相比 {difference}（均值的 95% 区间 {interval}；90% 的配对运行范围 {range}；{pairs} 次运行中 {lower} 次更低）。',
  },
  briefUnclear: {
    en: 'Direction unclear under “{scenario}”: {measure} of {place} differs from the baseline by {difference} on average in {year}, but the 95% interval of the mean, {interval}, includes 0 (range of 90% of the paired runs {range}; higher in {higher}, lower in {lower} of {pairs} runs).',
    zh: '“{scenario}”的方向不确定：{year} 年“{place}”的{measure}与基准平均相差 {difference}，但均值的 95% 区间 {interval} 包含 0（90% 的配对运行范围 {range}；{pairs} 次运行中 {higher} 次更高，{lower} 次更低）。',
  },
  briefSame: {
    en: 'Nothing changes under “{scenario}”: in {year}, {measure} of {place} is that of the baseline in all {pairs} paired runs.',
    zh: '“{scenario}”没有带来变化：{year} 年“{place}”的{measure}在全部 {pairs} 次配对运行中与基准相同。',
  },
  briefUndefined: {
    en: 'No answer for “{scenario}”: {measure} of {place} in {year} is undefined under it or under the baseline in every run.',
    zh: '“{scenario}”没有答案：{year} 年“{place}”的{measure}在每次运行中于该情景或基准下无定义。',
  },
  briefSingle: {
    en: 'In this single pair of runs, {measure} of {place} in {year} differs by {difference} under “{scenario}” from the baseline.',
    zh: '在这一对运行中，{year} 年“{scenario}”下“{place}”的{measure}与基准相差 {difference}。',
  },
  briefFates: {
    en: 'Of {total} laggard clusters ({laggards} in each of {runs} runs) {escapedB} escape low-end lock-in under “{scenario}” and {escapedA} under the baseline; {deadB} and {deadA} die.',
    zh: '{total} 个低端起步集群（{runs} 次运行，每次 {laggards} 个）中，“{scenario}”下 {escapedB} 个突破低端锁定，基准下 {escapedA} 个；消亡分别为 {deadB} 个和 {deadA} 个。',
  },
  briefFatesUnclear: {
    en: 'Of {total} laggard clusters ({laggards} in each of {runs} runs) {escapedB} escape low-end lock-in under “{scenario}” and {escapedA} under the baseline ({deadB} and {deadA} die): direction unclear.',
    zh: '{total} 个低端起步集群（{runs} 次运行，每次 {laggards} 个）中，“{scenario}”下 {escapedB} 个突破低端锁定，基准下 {escapedA} 个（消亡分别为 {deadB} 个和 {deadA} 个）：方向不确定。',
  },
  briefCostMore: {
    en: '“{scenario}” costs {money} billion yuan more than the baseline over {years} years (mean; range of 90% of the paired runs {range}).',
    zh: '{years} 年间，“{scenario}”比基准多支出 {money} 十亿元（均值；90% 的配对运行范围 {range}）。',
  },
  briefCostLess: {
    en: '“{scenario}” costs {money} billion yuan less than the baseline over {years} years (mean; range of 90% of the paired runs {range}).',
    zh: '{years} 年间，“{scenario}”比基准少支出 {money} 十亿元（均值；90% 的配对运行范围 {range}）。',
  },
  briefCostUnclear: {
    en: '“{scenario}” costs as much as the baseline as far as these runs can tell (difference over {years} years: 95% interval of the mean {interval} billion yuan).',
    zh: '就这些运行而言，“{scenario}”与基准的支出没有明确差别（{years} 年间差值均值的 95% 区间：{interval} 十亿元）。',
  },
  briefCostNone: {
    en: '“{scenario}” pays out no policy money, nor does the baseline.',
    zh: '“{scenario}”与基准均没有政策支出。',
  },
  briefCostSame: {
    en: '“{scenario}” pays out as much as the baseline: {money} billion yuan over {years} years (mean of runs).',
    zh: '“{scenario}”与基准支出相同：{years} 年间 {money} 十亿元（各次运行的均值）。',
  },
  briefGlance: { en: 'Side by side', zh: '对照' },
  briefEscaped: {
    en: 'Laggard clusters that escape low-end lock-in, all runs',
    zh: '突破低端锁定的低端起步集群（全部运行）',
  },
  briefPaid: {
    en: 'Policy money over {years} years, billion yuan (mean of runs)',
    zh: '{years} 年的政策支出，十亿元（各次运行的均值）',
  },
  briefChart: {
    en: '{measure} of {place}: difference from the baseline',
    zh: '“{place}”的{measure}：与基准的差值',
  },
  briefChartHeading: { en: 'The difference', zh: '差值' },
  briefChartReading: {
    en: 'Each run of an option is compared with the run of the baseline that has the same random draws.',
    zh: '方案的每次运行都与随机数相同的基准运行比较。',
  },
  briefChartLabel: {
    en: '{measure} of {place}, “{scenario}” minus the baseline, {first} to {last}: {end} at the end on average ({range} in 90% of {runs} paired runs).',
    zh: '“{place}”的{measure}，“{scenario}”减去基准，{first} 年至 {last} 年：期末平均 {end}（{runs} 次配对运行中 90% 处于 {range}）。',
  },
  briefChartLabelSingle: {
    en: '{measure} of {place}, “{scenario}” minus the baseline, {first} to {last}: {end} at the end (one pair of runs).',
    zh: '“{place}”的{measure}，“{scenario}”减去基准，{first} 年至 {last} 年：期末 {end}（一对运行）。',
  },
  briefLimitsHeading: { en: 'What this does not cover', zh: '未涵盖的内容' },
  briefLimit: { en: '{title}: {text}', zh: '{title}：{text}' },
  briefLimitsUnstated: {
    en: 'The scenario files do not say what they leave out; read the limits of the model under “Method”.',
    zh: '情景文件未说明其未涵盖的内容；请参阅“方法”部分的模型局限。',
  },
  // regions and groups
  briefPlacesHeading: { en: 'Regions and clusters', zh: '地区与集群' },
  briefPlacesReading: {
    en: 'Differences from the baseline at the end. Grey: the 95% interval of the mean includes 0, so the direction is unclear. “Higher” is not “better”: that depends on the measure.',
    zh: '期末与基准的差值。灰色：均值的 95% 区间包含 0，方向不确定。“更高”不等于“更好”，取决于指标。',
  },
  briefRegionsCaption: { en: '“{scenario}”: regions in {year}', zh: '“{scenario}”：{year} 年的地区' },
  briefClustersCaption: { en: '“{scenario}”: clusters in {year}', zh: '“{scenario}”：{year} 年的集群' },
  region: { en: 'Region', zh: '地区' },
  briefClearFrom: {
    en: 'Under “{scenario}” the difference is clear from {year} on: from then to the end the 95% interval of the mean excludes 0.',
    zh: '在“{scenario}”下，差值自 {year} 年起明确：此后直到期末，均值的 95% 区间均不包含 0。',
  },
  briefLosersReading: {
    en: 'A group loses when it has less than under the baseline in more than half of the paired runs at the end.',
    zh: '若某群体在超过一半的配对运行中期末低于基准，则视为受损。',
  },
  briefLosersCaption: { en: '“{scenario}”: who loses by {year}', zh: '“{scenario}”：至 {year} 年谁受损' },
  briefLosersNone: {
    en: 'Under “{scenario}” no region, industry, stage or size of firm has less value added or employment in more than half of the runs.',
    zh: '在“{scenario}”下，没有地区、产业、环节或企业规模的增加值或就业在超过一半的运行中低于基准。',
  },
  briefLosersMore: { en: 'And {count} further groups with smaller losses.', zh: '另有 {count} 个损失较小的群体。' },
  // money
  briefMoneyHeading: { en: 'Money', zh: '资金' },
  briefMoneyCaption: {
    en: 'Policy money from {first} to {last}, billion yuan: median of runs and range of 90% of them',
    zh: '{first} 年至 {last} 年的政策资金（十亿元）：各次运行的中位数及 90% 的运行范围',
  },
  briefMoneyKind: { en: 'Money', zh: '资金' },
  briefSpent: { en: 'Spent', zh: '已支出' },
  briefUnspent: { en: 'Unspent of the budgets', zh: '预算中未用完' },
  briefMisused: { en: 'Misused by firms', zh: '被企业挪用' },
  briefCrowdedOut: { en: 'Own R&D of firms crowded out', zh: '被挤出的企业自有研发' },
  // robustness
  briefRobustNone: {
    en: 'The sign was not tested against other values of the assumptions.',
    zh: '尚未检验其他假设取值下的符号。',
  },
  briefScenario: { en: 'Scenario', zh: '情景' },
  // sources
  briefSourcesHeading: { en: 'What it rests on', zh: '依据' },
  briefSourcesUnstated: { en: 'The file names no sources of its own.', zh: '该文件未列出自身来源。' },
} as const;
