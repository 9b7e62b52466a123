import type { Language } from './flags.ts';

/** Sentences of the terminal that the report has no use for, whole in each language. */
const sentences = {
  heading: {
    en: '{scenario}: {first} to {last}, {runs} runs, seed {seed}',
    zh: '{scenario}：{first} 年至 {last} 年，运行 {runs} 次，种子 {seed}',
  },
  headingOne: {
    en: '{scenario}: {first} to {last}, one run, seed {seed}',
    zh: '{scenario}：{first} 年至 {last} 年，运行 1 次，种子 {seed}',
  },
  headingCompare: {
    en: '{names}: {first} to {last}, {runs} pairs of runs, seed {seed}',
    zh: '{names}：{first} 年至 {last} 年，配对运行 {runs} 次，种子 {seed}',
  },
  headingCompareOne: {
    en: '{names}: {first} to {last}, one pair of runs, seed {seed}',
    zh: '{names}：{first} 年至 {last} 年，配对运行 1 次，种子 {seed}',
  },
  reading: {
    en: 'Median of the runs; in brackets the range of 90% of the runs, which does not shrink with more runs.',
    zh: '各次运行的中位数；括号内为 90% 的运行的范围，增加运行次数不会使它变窄。',
  },
  oneRun: {
    en: 'One run is one possible history: --replicates 20 shows how far runs differ.',
    zh: '一次运行只是一种可能的历史：--replicates 20 可显示各次运行的差异。',
  },
  fewRuns: {
    en: 'Fewer than 30 runs: the range is itself uncertain.',
    zh: '运行少于 30 次：范围本身也不确定。',
  },
  digest: { en: 'Digest of all values (SHA-256): {digest}', zh: '全部数值的摘要 (SHA-256)：{digest}' },
  digests: { en: 'Digests of all values (SHA-256):', zh: '全部数值的摘要 (SHA-256)：' },
  getReport: { en: 'For a report with figures:', zh: '带图的报告：' },
  wrote: { en: "Wrote {files} to '{folder}'.", zh: '已将 {files} 写入“{folder}”。' },
  wroteReport: { en: "Wrote the report '{file}'.", zh: '已写入报告“{file}”。' },
  wroteBrief: { en: "Wrote the policy brief '{file}'.", zh: '已写入政策简报“{file}”。' },
  pairedReading: {
    en: 'Mean difference from A; its uncertainty (95% interval of the mean, shrinks with more pairs); the range of 90% of the pairs (does not shrink); pairs in which the scenario is better, or higher where better depends on the circumstances; first year from which the interval of the mean excludes 0 and stays. ? = direction unclear: the interval includes 0.',
    zh: '与 A 的平均差值；均值误差（均值的 95% 区间，配对越多越窄）；90% 的配对运行的范围（不会变窄）；该情景更好的配对数（若好坏取决于情况，则为更高的配对数）；均值的区间从哪一年起不含 0 并保持到期末。? = 方向不确定：区间包含 0。',
  },
  outcome: {
    en: '{year}, {option} - A',
    zh: '{year} 年，{option} - A',
  },
  mean: { en: 'mean', zh: '均值' },
  interval: { en: '95% of the mean', zh: '均值的 95% 区间' },
  range: { en: '90% of pairs', zh: '90% 的配对' },
  betterOf: { en: 'better {count} of {pairs}', zh: '更好 {count}/{pairs}' },
  higherOf: { en: 'higher {count} of {pairs}', zh: '更高 {count}/{pairs}' },
  largestShown: {
    en: 'Of more than {most} places those with the largest differences are shown, and of groups those that lose; --out and --json have all.',
    zh: '地点多于 {most} 个时只显示差值最大者，群体则先显示受损者；--out 与 --json 包含全部。',
  },
  clearSince: { en: 'since', zh: '始于' },
  optionName: { en: '{letter} = {name}', zh: '{letter} = {name}' },
  headingAttribute: {
    en: '{scenario}: effect of its {count} policies in {year}, all {subsets} subsets run on the same draws, {runs} runs each, seed {seed}',
    zh: '{scenario}：{count} 项政策在 {year} 年的效果；全部 {subsets} 个子集使用相同随机数，各运行 {runs} 次，种子 {seed}',
  },
  attributeReading: {
    en: 'Shapley share: the mean gain from adding the policy, over all orders in which the package can be put together; the shares add up to the effect of all. In brackets the 95% interval of the mean over runs. Interaction above 0: the two do more together than apart. ? = the interval includes 0.',
    zh: '沙普利份额：按组合的全部先后次序加入该政策所带来增量的均值；各份额之和等于全部政策的效果。括号内为均值的 95% 区间。交互大于 0：两者合用胜过分别使用之和。? = 区间包含 0。',
  },
  policyShare: { en: 'Shapley share', zh: '沙普利份额' },
  policyAlone: { en: 'alone', zh: '单独使用' },
  allPolicies: { en: 'all together', zh: '全部合用' },
  interactionOf: { en: '{a} with {b}', zh: '{a} 与 {b}' },
  interaction: { en: 'interaction', zh: '交互' },
  noEffect: { en: 'no effect in any run', zh: '各次运行均无效果' },
  headingReach: {
    en: '{scenario}: {goal}; {packages} packages tried on {runs} runs each (seed {seed}), the best judged again on {fresh} unseen runs',
    zh: '{scenario}：{goal}；共试验 {packages} 个组合，每个运行 {runs} 次（种子 {seed}），并用 {fresh} 次未用过的运行重新评判',
  },
  reachFound: {
    en: 'Cheapest package found that reaches the goal on unseen runs: {rates}; {money}, reached in {share} of the runs (95% interval {low} to {high}).',
    zh: '在未用过的运行中达到目标的最便宜组合：{rates}；{money}，{share} 的运行达到目标（95% 区间 {low} 至 {high}）。',
  },
  reachRobust: {
    en: 'Cheapest whose whole interval reaches it: {rates}; {money}, reached in {share} of the runs.',
    zh: '整个区间均达到目标的最便宜组合：{rates}；{money}，{share} 的运行达到目标。',
  },
  reachNoRobust: {
    en: 'No package found reaches it with its whole interval: the choice may be luck; more runs (--fresh) or wider ranges (--rate) may tell.',
    zh: '没有组合的整个区间均达到目标：结果可能出于偶然；可增加运行次数 (--fresh) 或放宽范围 (--rate)。',
  },
  reachNone: {
    en: 'No package of these policies was found that reaches the goal on unseen runs. The nearest reached it in {share} of the runs.',
    zh: '未找到在未用过的运行中能达到目标的组合。最接近的组合在 {share} 的运行中达到目标。',
  },
  reachReading: {
    en: 'Money: all policies over the whole run, mean of the runs. Reached: share of the unseen runs, with its 95% interval. The search sees other seeds than the judgement; a longer search (--generations) may find cheaper packages.',
    zh: '资金：全部政策在整个运行期间的支出，取各次运行均值。达到：未用过的运行中的比例及其 95% 区间。搜索与评判使用不同种子；更长的搜索 (--generations) 可能找到更便宜的组合。',
  },
  everyPolicy: { en: 'all policies', zh: '全部政策' },
  'setting.start': { en: '{policy}, from', zh: '{policy}，起始年' },
  'setting.duration': { en: '{policy}, years', zh: '{policy}，年数' },
  money: { en: 'money', zh: '资金' },
  reached: { en: 'reached', zh: '达到' },
  moneyOf: { en: '{money} billion yuan', zh: '{money} 十亿元' },
  headingHypotheses: {
    en: '{scenario}: H1 to H3 of paper 000 and the six factors of paper 001 on {runs} runs, {first} to {last}, seed {seed}',
    zh: '{scenario}：用 {runs} 次运行检验论文000的 H1 至 H3 与论文001的六个因素，{first} 年至 {last} 年，种子 {seed}',
  },
  headingEvents: {
    en: 'H3, firms that change stage: ln(new-product sales / R&D) less that of midstream firms of the year',
    zh: 'H3，改变环节的企业：ln(新产品销售额/研发支出) 减去当年中游企业的均值',
  },
  headingFactors: {
    en: 'Paper 001: location quotient of output on its six factors, standardised coefficients (beta)',
    zh: '论文001：产出区位熵对六个因素的回归，标准化系数 (beta)',
  },
  outcomeEfficiency: { en: 'DEA', zh: 'DEA' },
  outcomeProductivity: { en: 'R&D', zh: '研发' },
  expectedSign: { en: 'sign', zh: '符号相符' },
  ofRuns: { en: '{count} of {runs}', zh: '{count}/{runs}' },
  paperSign: { en: 'paper', zh: '论文' },
  verdictAsExpected: { en: 'as expected', zh: '符合' },
  verdictContrary: { en: 'contrary', zh: '相反' },
  verdictUnclear: { en: 'unclear', zh: '不明确' },
  verdictUndefined: { en: 'undefined', zh: '无定义' },
  verdictNotJudged: { en: 'not judged', zh: '不作判断' },
  doesNotVary: { en: 'does not vary here', zh: '此处不变' },
  eventYear: { en: 'years after', zh: '之后年数' },
  eventsARun: { en: 'a run', zh: '每次' },
  'event.climbing': { en: 'climbing out of midstream', zh: '从中游攀升' },
  'event.falling': { en: 'falling back to midstream', zh: '跌回中游' },
  'event.established': { en: 'established high-end firm-years', zh: '稳居高端（企业年）' },
  dip: {
    en: 'Years until climbers are back at their level of before: {years} (95% of the mean {low} to {high}; 6 = not within five years).',
    zh: '攀升企业恢复原有水平所需年数：{years}（均值的 95% 区间 {low} 至 {high}；6 表示五年内未恢复）。',
  },
  dipOne: {
    en: 'Years until climbers are back at their level of before: {years} (6 = not within five years).',
    zh: '攀升企业恢复原有水平所需年数：{years}（6 表示五年内未恢复）。',
  },
  noDip: {
    en: 'Too few climbers (fewer than five a run) to read how long they need.',
    zh: '攀升企业过少（每次运行不足五家），无法判断恢复所需年数。',
  },
  hypothesesReading: {
    en: 'Mean over runs of the coefficients on ln innovation efficiency (DEA) and ln inventions per yuan of R&D (R&D), with effects of cluster and year; shares of value added from 0 to 1. The interval is that of the mean over independent runs. Sign: runs whose coefficient has the expected one. As expected or contrary: the whole interval is on that side of 0; of twenty quantities that are really 0 about one would be called so by chance.',
    zh: '各次运行中对 ln 创新效率 (DEA) 和 ln 每元研发发明数（研发）回归系数的均值，含集群和年份效应；占比取 0 至 1。区间为相互独立的各次运行均值的 95% 区间。符号相符：系数符号与预期一致的运行数。符合或相反：整个区间位于 0 的该侧；二十个真值为 0 的量中约有一个会因偶然被如此判定。',
  },
  association: {
    en: 'Position, R&D and efficiency move together in the model as in the world: coefficients are associations, and what an intervention does is told by agglomera compare.',
    zh: '在模型中和现实中一样，位置、研发与效率相互影响：系数只是相关关系，政策干预的效果请用 agglomera compare。',
  },
  oneRunNoVerdict: {
    en: 'One run gives no interval: --replicates 20.',
    zh: '一次运行没有区间：请用 --replicates 20。',
  },
} as const;

export type Sentence = keyof typeof sentences;

/** A sentence with its values filled in. */
export const say = (
  language: Language,
  key: Sentence,
  values: Readonly<Record<string, string | number>> = {},
): string => sentences[key][language].replace(/\{(\w+)\}/g, (whole, name: string) => `${values[name] ?? whole}`);
