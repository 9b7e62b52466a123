/** Strings of the section on budgets. */
export const budgetStrings = {
  budgetHeading: { en: 'Budgets', zh: '预算' },
  budgetPolicies: {
    en: 'Money by policy, {first} to {last}, billion yuan',
    zh: '各项政策的资金，{first} 年至 {last} 年，十亿元',
  },
  budgetPolicy: { en: 'Policy', zh: '政策' },
  budgetPlanned: { en: 'Budgeted', zh: '预算' },
  budgetPaid: { en: 'Spent', zh: '支出' },
  budgetLeft: { en: 'Unspent', zh: '未用完' },
  budgetOpen: { en: 'no cap', zh: '不设上限' },
  budgetEffect: {
    en: 'Where the money of all policies went, {first} to {last}, billion yuan',
    zh: '全部政策资金的去向，{first} 年至 {last} 年，十亿元',
  },
  budgetKind: { en: 'Money', zh: '资金' },
  budgetTotal: { en: 'Paid under all policies', zh: '全部政策支出合计' },
  budgetMisused: { en: '… misused by firms', zh: '……其中被企业挪用' },
  budgetCrowdedOut: { en: 'Own R&D of firms crowded out beside it', zh: '另：被挤出的企业自有研发' },
  budgetCreditDisplaced: { en: '… in place of what banks would have lent', zh: '……其中替代银行本会发放的贷款' },
  budgetDemandDisplaced: { en: '… for what would have been bought anyway', zh: '……其中用于本来就会发生的购买' },
  budgetYears: {
    en: 'Spending by instrument and year (billion yuan a year)',
    zh: '按政策工具和年份的支出（十亿元/年）',
  },
  budgetYearsLabel: {
    en: 'Spending on {name}, {first} to {last}: at most {most} billion yuan a year (median of {runs} runs).',
    zh: '“{name}”的支出，{first} 年至 {last} 年：每年最多 {most} 十亿元（{runs} 次运行的中位数）。',
  },
  budgetBalances: {
    en: 'Balance of governments at the end of {last}, accumulated since the start, billion yuan',
    zh: '{last} 年末各级政府自期初以来的累计结余，十亿元',
  },
  budgetGovernment: { en: 'Government', zh: '政府' },
  budgetNation: { en: 'Nation', zh: '中央' },
  budgetCosts: {
    en: 'Cost against the baseline, undiscounted; in brackets the 95% interval of the mean',
    zh: '相对基准的成本（未贴现）；括号内为均值的 95% 区间',
  },
  budgetScenario: { en: 'Scenario', zh: '情景' },
  budgetExtra: { en: 'Extra money, billion yuan', zh: '多支出的资金，十亿元' },
  budgetPerOutcome: { en: 'For each {step} of {measure} of {place}', zh: '“{place}”的{measure}每{step}' },
  budgetPerJob: { en: 'For each job at the end', zh: '期末每个就业岗位' },
  budgetNoCost: { en: 'cannot be told', zh: '无法判断' },
  budgetCostsReading: {
    en: 'A cost for each outcome needs extra money and an outcome that clearly moves; where the outcome falls, the number is what a step of the fall costs.',
    zh: '只有在支出增加且结果明确变动时才能给出单位结果的成本；若结果下降，所示为每下降一个单位的成本。',
  },
  budgetNoComparison: {
    en: 'What an outcome costs takes a comparison with a scenario without these policies.',
    zh: '单位结果的成本需要对照：请与没有这些政策的情景比较。',
  },
} as const;
