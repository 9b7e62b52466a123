/** Strings of the report on one run. */
export const runStrings = {
  answerHeading: { en: 'The answer', zh: '结论' },
  answerOneLaggard: {
    en: 'After {years} years the laggard cluster {cluster} is still locked in at the low end in {locked} of {runs} runs; it escaped in {escaped} and died in {dead}. Of the runs in which it is alive, {share} are locked in (95% interval {interval}).',
    zh: '{years} 年后，低端起步集群“{cluster}”在 {runs} 次运行中有 {locked} 次仍处于低端锁定，{escaped} 次突破，{dead} 次消亡。在它存活的运行中，锁定比例为 {share}（95% 区间 {interval}）。',
  },
  answerLaggards: {
    en: 'After {years} years {locked} of {total} laggard clusters ({laggards} in each of {runs} runs) are still locked in at the low end, {escaped} escaped and {dead} died. Of those alive, {share} are locked in (95% interval {interval}).',
    zh: '{years} 年后，{total} 个低端起步集群（{runs} 次运行，每次 {laggards} 个）中有 {locked} 个仍处于低端锁定，{escaped} 个突破，{dead} 个消亡。在存活的集群中，锁定比例为 {share}（95% 区间 {interval}）。',
  },
  answerNoneAlive: {
    en: 'After {years} years all {total} laggard clusters ({laggards} in each of {runs} runs) are dead: none is locked in, none escaped.',
    zh: '{years} 年后，全部 {total} 个低端起步集群（{runs} 次运行，每次 {laggards} 个）均已消亡：没有锁定的，也没有突破的。',
  },
  answerOneLaggardLocked: {
    en: 'In this single run the laggard cluster {cluster} is still locked in at the low end after {years} years.',
    zh: '在这一次运行中，低端起步集群“{cluster}”在 {years} 年后仍处于低端锁定。',
  },
  answerOneLaggardEscaped: {
    en: 'In this single run the laggard cluster {cluster} has escaped the low end after {years} years.',
    zh: '在这一次运行中，低端起步集群“{cluster}”在 {years} 年后已突破低端锁定。',
  },
  answerOneLaggardDead: {
    en: 'In this single run the laggard cluster {cluster} is dead after {years} years.',
    zh: '在这一次运行中，低端起步集群“{cluster}”在 {years} 年后已消亡。',
  },
  answerLaggardsSingle: {
    en: 'In this single run, after {years} years {locked} of {laggards} laggard clusters are still locked in at the low end, {escaped} escaped and {dead} died.',
    zh: '在这一次运行中，{years} 年后 {laggards} 个低端起步集群中有 {locked} 个仍处于低端锁定，{escaped} 个突破，{dead} 个消亡。',
  },
  answerLevel: {
    en: '{measure} of {cluster} goes from {start} in {first} to {end} in {last} (medians of {runs} runs; 90% of the runs end within {interval}).',
    zh: '“{cluster}”的{measure}从 {first} 年的 {start} 变为 {last} 年的 {end}（{runs} 次运行的中位数；90% 的运行期末处于 {interval}）。',
  },
  answerObserved: {
    en: 'Of the observed years {inside} of {total} lie within the range of 90% of the runs; in {year} {observed} was observed, the runs have {median} ({interval}).',
    zh: '{total} 个观测年份中有 {inside} 个落在 90% 的运行范围内；{year} 年的观测值为 {observed}，运行的中位数为 {median}（{interval}）。',
  },
  answerLevelSingle: {
    en: 'In this single run, {measure} of {cluster} goes from {start} in {first} to {end} in {last}.',
    zh: '在这一次运行中，“{cluster}”的{measure}从 {first} 年的 {start} 变为 {last} 年的 {end}。',
  },
  // scenario
  scenarioHeading: { en: 'Scenario and policies', zh: '情景与政策' },
  scenarioFacts: {
    en: 'From {first} to {last}. Regions: {regions}; industries: {industries}; clusters at the start: {clusters}; runs: {runs}.',
    zh: '{first} 年至 {last} 年。地区 {regions} 个；产业 {industries} 个；起始集群 {clusters} 个；运行 {runs} 次。',
  },
  moneyTotal: {
    en: 'All policies together pay out {median} billion yuan from {first} to {last} (median of {runs} runs; 90% of the runs: {range}).',
    zh: '{first} 年至 {last} 年，全部政策共支出 {median} 十亿元（{runs} 次运行的中位数；90% 的运行：{range}）。',
  },
  moneyTotalSingle: {
    en: 'All policies together pay out {median} billion yuan from {first} to {last}.',
    zh: '{first} 年至 {last} 年，全部政策共支出 {median} 十亿元。',
  },
  // figures
  lqHeading: { en: 'Specialisation of the clusters', zh: '集群的专业化程度' },
  lqReading: {
    en: 'Above the line at 1 the cluster weighs more in its region than the industry weighs in the nation.',
    zh: '位于参考线 1 之上，表示该产业在本地区的比重高于其在全国的比重。',
  },
  chartLabel: {
    en: '{measure} of {cluster}, {first} to {last}: {start} at first, {end} at the end ({range} in 90% of {runs} runs).',
    zh: '“{cluster}”的{measure}，{first} 年至 {last} 年：期初 {start}，期末 {end}（{runs} 次运行中 90% 处于 {range}）。',
  },
  chartLabelSingle: {
    en: '{measure} of {cluster}, {first} to {last}: {start} at first, {end} at the end (one run).',
    zh: '“{cluster}”的{measure}，{first} 年至 {last} 年：期初 {start}，期末 {end}（单次运行）。',
  },
  observedHeading: { en: 'Simulated against observed', zh: '模拟与观测对照' },
  observedCaption: { en: '{measure}, {cluster}: observed and simulated', zh: '{cluster}：{measure}的观测值与模拟值' },
  observed: { en: 'Observed', zh: '观测值' },
  simulatedMedian: { en: 'Simulated median', zh: '模拟中位数' },
  insideRange: { en: 'Inside the 90% range', zh: '是否落在 90% 范围内' },
  inside: { en: 'yes', zh: '是' },
  outside: { en: 'no', zh: '否' },
  use: { en: 'Use', zh: '用途' },
  usedFit: { en: 'fitting', zh: '用于校准' },
  usedTest: { en: 'held out', zh: '留作检验' },
  insideCount: {
    en: '{inside} of {total} observed years lie inside the 90% range of runs.',
    zh: '{total} 个观测年份中，有 {inside} 个落在 90% 运行范围内。',
  },
  heldOutYears: {
    en: 'Held out from calibration: {years}; only these years test the model.',
    zh: '未用于校准的年份：{years}；只有这些年份构成对模型的检验。',
  },
  observedSource: { en: 'Source of the observations: {source}', zh: '观测数据来源：{source}' },
  positionHeading: { en: 'Position in the value chain', zh: '价值链中的位置' },
  positionTitle: { en: 'GVC position index and upgrading share', zh: 'GVC 地位指数与高端环节占比' },
  positionWarning: {
    en: 'Read the two together: the position index measures closeness to the upstream end, so it can FALL when a cluster moves into brands and services, which is upgrading too.',
    zh: '两者须一起看：地位指数衡量接近上游的程度，因此当集群转向品牌和服务（同样是升级）时，地位指数可能下降。',
  },
  efficiencyHeading: { en: 'Innovation', zh: '创新' },
  efficiencyTitle: { en: 'Innovation efficiency and R&D productivity', zh: '创新效率与研发产出率' },
  efficiencyReading: {
    en: 'Efficiency compares a cluster-year with the best of the same run (1 = on the frontier); R&D productivity is inventions per billion yuan of R&D. No conclusion should rest on the first alone.',
    zh: '创新效率把某集群某年与同一次运行中的最佳者比较（1 = 位于前沿）；研发产出率是每十亿元研发投入的发明数。不应只凭前者下结论。',
  },
  smileHeading: { en: 'Smile curve', zh: '微笑曲线' },
  smileTitle: { en: 'Value added per worker and net margin by stage', zh: '各环节的人均增加值与净利润率' },
  smileReading: {
    en: 'Domestic firms by industry, mean of {first} to {last}. The contrasts are taken within each run.',
    zh: '按产业汇总的境内企业，{first} 年至 {last} 年的均值。差值在每次运行内部计算。',
  },
  smileCaption: { en: 'Contrasts with the midstream, mean of runs', zh: '与中游环节的差值（各次运行的均值）' },
  smileLabel: {
    en: '{measure} by stage, {industry}: upstream {upstream}, midstream {midstream}, downstream {downstream} (medians of runs).',
    zh: '{industry}各环节的{measure}：上游 {upstream}，中游 {midstream}，下游 {downstream}（各次运行的中位数）。',
  },
  legendMeanSmile: { en: 'mean with its 95% interval (uncertainty of the mean)', zh: '均值及其 95% 区间（均值误差）' },
  upMinusMid: { en: 'Upstream \u2212 midstream', zh: '上游 \u2212 中游' },
  downMinusMid: { en: 'Downstream \u2212 midstream', zh: '下游 \u2212 中游' },
  interval95: { en: '95% interval of the mean', zh: '均值的 95% 区间' },
  smileVerdict: { en: 'Below both ends', zh: '是否低于两端' },
  smileYes: { en: 'yes, both intervals above 0', zh: '是，两个区间均大于 0' },
  smileNo: { en: 'not shown', zh: '未得到证实' },
  firmsHeading: { en: 'Firms by stage', zh: '各环节企业数' },
  firmsTitle: { en: 'Firms by cluster and stage, mean of runs', zh: '各集群各环节企业数（各次运行的均值）' },
  firmsLabel: {
    en: 'Firms by stage of {cluster} in {years}; the table below holds the numbers.',
    zh: '“{cluster}”在 {years} 年的各环节企业数；数字见下表。',
  },
  endHeading: { en: 'Distribution of end states', zh: '期末状态的分布' },
  endTitle: { en: '{measure} in {year}: number of runs', zh: '{year} 年的{measure}：运行次数' },
  endReading: {
    en: 'Each bar counts runs. Where they fall into two groups, a mean would describe neither; that is why none is given here.',
    zh: '每个柱表示运行次数。若结果分成两组，均值对哪一组都不适用，因此这里不给出均值。',
  },
  endThreshold: { en: 'escape needs {value}', zh: '突破需达到 {value}' },
  endLabel: {
    en: '{cluster}: {below} of {runs} runs end below {value}, {above} at or above it.',
    zh: '“{cluster}”：{runs} 次运行中，{below} 次期末低于 {value}，{above} 次达到或高于该值。',
  },
  endBin: { en: 'Upgrading share', zh: '高端环节占比' },
  endRuns: { en: 'Runs', zh: '运行次数' },
  measuresHeading: { en: 'All other measures', zh: '其他指标' },
  measuresCaption: {
    en: 'Median of runs; in brackets the range of 90% of the runs',
    zh: '各次运行的中位数；括号内为 90% 的运行的范围',
  },
  measuresFolded: {
    en: 'Too many numbers for a page ({rows} lines): open the measures you need. They are not printed; the result files hold all of them.',
    zh: '数字过多（{rows} 行），请展开所需指标。打印时不包含这些数字；结果文件中有全部数据。',
  },
  measuresCaptionSingle: { en: 'Values of the single run', zh: '单次运行的数值' },
} as const;
