/** Strings of what a comparison finds beyond the difference itself; `{option}` as in stringsOfComparisons.ts. */
export const studyStrings = {
  comparisonTitleSeveral: { en: '{count} scenarios compared with {a}', zh: '{count} 个情景与“{a}”的比较' },
  optionHeading: { en: '{heading}: {option} against A', zh: '{heading}：{option} 与 A' },
  optionKey: { en: '{option} = {b}.', zh: '{option} = {b}。' },
  optionAnswer: { en: '{option}: {title}', zh: '{option}：{title}' },
  changeBetterClear: {
    en: '{measure} of {cluster} in {year}: {difference} (95% interval of the mean {interval}; 90% of paired runs {range}; better under {option} in {better} of {pairs} runs).',
    zh: '{year} 年“{cluster}”的{measure}：{difference}（均值的 95% 区间 {interval}；90% 的配对运行 {range}；{pairs} 次运行中有 {better} 次 {option} 更好）。',
  },
  changeBetterUnclear: {
    en: 'Direction unclear: {measure} of {cluster} in {year} changes by {difference} on average, but the 95% interval of the mean, {interval}, includes 0 (90% of paired runs {range}; better under {option} in {better} of {pairs} runs, equal in {equal}).',
    zh: '方向不确定：{year} 年“{cluster}”的{measure}平均变化 {difference}，但均值的 95% 区间 {interval} 包含 0（90% 的配对运行 {range}；{pairs} 次运行中有 {better} 次 {option} 更好，{equal} 次相等）。',
  },
  // time until effect
  clearFromStart: {
    en: 'Time until effect: the 95% interval of the mean difference excludes 0 from the first year, {year}, to the end.',
    zh: '见效时间：从第一年（{year} 年）到期末，平均差值的 95% 区间始终不含 0。',
  },
  clearFrom: {
    en: 'Time until effect: the 95% interval of the mean difference excludes 0 from {year} (year {number}) to the end, and not before.',
    zh: '见效时间：从 {year} 年（第 {number} 年）起直到期末，平均差值的 95% 区间不含 0；此前并非如此。',
  },
  clearNever: {
    en: 'Time until effect: none can be given, since the 95% interval of the mean difference includes 0 at the end.',
    zh: '见效时间：无法给出，因为期末平均差值的 95% 区间包含 0。',
  },
  pairsToTell: {
    en: 'Some {pairs} paired runs would tell the direction, if mean and spread stay as they are.',
    zh: '若均值与离散程度不变，约需 {pairs} 次配对运行才能判明方向。',
  },
  // money
  billionYuan: { en: 'billion yuan', zh: '十亿元' },
  millionYuan: { en: 'million yuan', zh: '百万元' },
  perPoint: { en: 'percentage point', zh: '个百分点' },
  perHundredth: { en: '0.01', zh: '0.01' },
  perUnit: { en: '1 {unit}', zh: '1 {unit}' },
  costPerGain: {
    en: 'Cost, undiscounted: {money} {unit} for each {step} of {measure} of {cluster} gained by the end (95% interval {interval}).',
    zh: '成本（未贴现）：期末“{cluster}”的{measure}每提高{step}需 {money} {unit}（95% 区间 {interval}）。',
  },
  costPerFall: {
    en: 'Money was spent and {measure} of {cluster} fell: {money} {unit} for each {step} lost by the end (95% interval {interval}).',
    zh: '花了钱，而“{cluster}”的{measure}下降：期末每减少{step}对应 {money} {unit}（95% 区间 {interval}）。',
  },
  savedPerGain: {
    en: '{option} spends less than A: {money} {unit} saved for each {step} by which {measure} of {cluster} differs at the end (95% interval {interval}).',
    zh: '{option} 的支出少于 A：期末“{cluster}”的{measure}每相差{step}，节省 {money} {unit}（95% 区间 {interval}）。',
  },
  costUnclear: {
    en: 'Cost per unit of {measure}: none can be given, since the gain itself may be 0.',
    zh: '单位{measure}的成本：无法给出，因为增益本身可能为 0。',
  },
  jobsGained: {
    en: 'Jobs in the nation at the end: {jobs} thousand (95% interval of the mean {interval}); {money} {unit} a job held at the end, {moneyYear} {unitYear} a job and year.',
    zh: '期末全国就业：{jobs} 千人（均值的 95% 区间 {interval}）；期末每个岗位 {money} {unit}，每个岗位每年 {moneyYear} {unitYear}。',
  },
  jobsOnly: {
    en: 'Jobs in the nation at the end: {jobs} thousand (95% interval of the mean {interval}).',
    zh: '期末全国就业：{jobs} 千人（均值的 95% 区间 {interval}）。',
  },
  jobsUnclear: {
    en: 'Jobs in the nation at the end: direction unclear ({jobs} thousand, 95% interval of the mean {interval}), so no cost per job can be given.',
    zh: '期末全国就业：方向不确定（{jobs} 千人，均值的 95% 区间 {interval}），因此无法给出每个岗位的成本。',
  },
  findingsHeading: { en: 'Time and money', zh: '时间与资金' },
  // groups
  groupsHeading: { en: 'Who gains, who loses', zh: '谁受益，谁受损' },
  groupsReading: {
    en: 'By region, industry, stage and size of firm. A group loses when it has less than under A in more than half of the runs. Firms change size class as they grow, so a class can shrink because its firms did well.',
    zh: '按地区、产业、环节和企业规模。若某群体在超过一半的运行中少于 A，即为受损。企业成长后会改变规模类别，因此某类别缩小也可能是因为其中的企业发展得好。',
  },
  groupsCaption: { en: '{option} − A in {year}', zh: '{year} 年 {option} − A' },
  group: { en: 'Group', zh: '群体' },
  employmentBySize: { en: 'Employment by size of firm', zh: '按企业规模的就业' },
  ofBaseline: { en: 'of A', zh: '占 A' },
  lowerCount: { en: 'Less in', zh: '减少' },
  loses: { en: 'loses', zh: '受损' },
  directionUnclear: { en: 'direction unclear', zh: '方向不确定' },
  countOf: { en: '{count} of {pairs}', zh: '{count}/{pairs}' },
  sizeSmall: { en: 'Under 300 employees', zh: '雇员不足 300 人' },
  sizeMedium: { en: '300 to 999 employees', zh: '雇员 300 至 999 人' },
  sizeLarge: { en: '1000 employees or more', zh: '雇员 1000 人及以上' },
  difference: { en: 'Mean difference', zh: '平均差值' },
  intervalOfMean: { en: '95% of the mean', zh: '均值的 95% 区间' },
  rangeOfPairs: { en: '90% of pairs', zh: '90% 的配对' },
  // robustness
  robustnessHeading: { en: 'Is it robust?', zh: '是否稳健？' },
  robustnessReading: {
    en: 'The difference in {measure} of {cluster} at the end while one assumption at a time stands at either end of its plausible range, on the same draws; {pairs} paired runs each (the comparison itself has {all}). At the values of the scenario these runs give {base}.',
    zh: '每次只把一个假设移到其合理范围的一端、其余与随机数不变时，期末“{cluster}”{measure}的差值；每种情形配对运行 {pairs} 次（比较本身为 {all} 次）。在情景原有取值下，这些运行给出 {base}。',
  },
  robustnessKept: {
    en: 'The sign stays the same at both ends of all assumptions that play a part.',
    zh: '所有起作用的假设在其范围两端，符号均不变。',
  },
  robustnessFlips: { en: 'The sign turns with: {names}.', zh: '符号会随以下假设改变：{names}。' },
  robustnessUnclear: {
    en: 'The direction becomes or stays unclear at an end of: {names}.',
    zh: '在以下假设的一端，方向变得或仍然不确定：{names}。',
  },
  assumption: { en: 'Assumption', zh: '假设' },
  atLow: { en: 'At the low end', zh: '低端' },
  atHigh: { en: 'At the high end', zh: '高端' },
  verdict: { en: 'Sign', zh: '符号' },
  verdictKept: { en: 'stays', zh: '不变' },
  verdictFlips: { en: 'turns', zh: '改变' },
  verdictCrosses: { en: 'turns near {value}', zh: '在 {value} 附近改变' },
  verdictUnclear: { en: 'direction unclear', zh: '方向不确定' },
  verdictInert: { en: 'plays no part here', zh: '在此不起作用' },
  atValue: { en: '{value}: {difference}', zh: '{value}：{difference}' },
  robustnessLabel: {
    en: 'Mean difference with its 95% interval at both ends of {count} assumptions; widest swing {name}.',
    zh: '{count} 个假设两端的平均差值及其 95% 区间；变动最大的是“{name}”。',
  },
  legendLowEnd: { en: 'assumption at its low end', zh: '假设取低端' },
  legendHighEnd: { en: 'assumption at its high end', zh: '假设取高端' },
  legendMeanBar: {
    en: 'bar: 95% interval of the mean (uncertainty of the mean)',
    zh: '横线：均值的 95% 区间（均值误差）',
  },
  // choice
  choiceHeading: { en: 'Which to choose', zh: '如何选择' },
  choiceReading: {
    en: 'Regret: how much better, on the same draws, the best of the {count} scenarios does. The largest regret of a scenario grows with the number of runs; 95% of runs lie below the second number.',
    zh: '遗憾值：在相同随机数下，{count} 个情景中最好的一个比该情景好多少。最大遗憾值随运行次数增加而变大；95% 的运行低于第二个数。',
  },
  choiceMinimax: {
    en: 'By minimax regret in {measure} of {cluster}: {letter} ({name}), whose largest regret is the smallest.',
    zh: '按“{cluster}”{measure}的极小化最大遗憾准则：{letter}（{name}），其最大遗憾值最小。',
  },
  choiceTie: {
    en: 'Two or more scenarios share the smallest largest regret in {measure} of {cluster}.',
    zh: '“{cluster}”的{measure}，有两个或更多情景的最大遗憾值并列最小。',
  },
  choiceAssumptions: {
    en: 'With the runs at both ends of the assumptions as well ({states} states in all), minimax regret chooses {letter} ({name}): at most {regret}.',
    zh: '若把各假设两端的运行也计入（共 {states} 种状态），按极小化最大遗憾准则应选 {letter}（{name}）：最多 {regret}。',
  },
  choiceAssumptionsTie: {
    en: 'With the runs at both ends of the assumptions as well ({states} states in all), two or more scenarios share the smallest largest regret.',
    zh: '若把各假设两端的运行也计入（共 {states} 种状态），有两个或更多情景的最大遗憾值并列最小。',
  },
  choiceNoDirection: {
    en: 'Whether more {measure} is better depends on the circumstances, so there is no regret; --goal states what is wanted.',
    zh: '{measure}是否越高越好取决于情况，因此没有遗憾值；可用 --goal 说明想要什么。',
  },
  choiceThresholdLeast: {
    en: 'Goal: {measure} of {cluster} at least {level} in {year}.',
    zh: '目标：{year} 年“{cluster}”的{measure}不低于 {level}。',
  },
  choiceThresholdMost: {
    en: 'Goal: {measure} of {cluster} at most {level} in {year}.',
    zh: '目标：{year} 年“{cluster}”的{measure}不高于 {level}。',
  },
  choiceThresholdLeastIn: {
    en: 'Goal: {measure} of {cluster} at least {level} in {year}, in {share} of the runs.',
    zh: '目标：{year} 年“{cluster}”的{measure}不低于 {level}，且 {share} 的运行达到。',
  },
  choiceThresholdMostIn: {
    en: 'Goal: {measure} of {cluster} at most {level} in {year}, in {share} of the runs.',
    zh: '目标：{year} 年“{cluster}”的{measure}不高于 {level}，且 {share} 的运行达到。',
  },
  scenario: { en: 'Scenario', zh: '情景' },
  maxRegret: { en: 'Largest regret', zh: '最大遗憾值' },
  regret95: { en: '95% below', zh: '95% 的运行低于' },
  meanRegret: { en: 'Mean regret', zh: '平均遗憾值' },
  bestIn: { en: 'None better in', zh: '无更优' },
  meetsGoal: { en: 'Meets the goal', zh: '达到目标' },
  meetsShare: { en: '{share} ({low} to {high})', zh: '{share}（{low} 至 {high}）' },
  goalReached: { en: 'enough', zh: '足够' },
  goalUnclear: { en: 'unclear', zh: '不确定' },
  goalMissed: { en: 'too few', zh: '不足' },
  // stopping
  stoppingReached: {
    en: 'Stopped after {pairs} paired runs: the 95% interval of the mean is no wider than ± {halfWidth} as asked (now ± {now}).',
    zh: '在 {pairs} 次配对运行后停止：均值的 95% 区间不宽于所要求的 ± {halfWidth}（现为 ± {now}）。',
  },
  stoppingOpen: {
    en: 'After {pairs} paired runs the 95% interval of the mean is ± {now}, wider than ± {halfWidth} as asked; some {needed} paired runs would do.',
    zh: '{pairs} 次配对运行后，均值的 95% 区间为 ± {now}，宽于所要求的 ± {halfWidth}；约需 {needed} 次配对运行。',
  },
  partialAnswer: {
    en: 'Interrupted: {pairs} of {asked} paired runs finished; everything here rests on these.',
    zh: '已中断：{asked} 次配对运行完成了 {pairs} 次；以下全部结果仅基于这些运行。',
  },
} as const;
