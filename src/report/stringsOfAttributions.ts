/** Strings of the report on what each policy of a package contributes. */
export const attributionStrings = {
  attributionTitle: { en: 'What each policy of “{title}” contributes', zh: '“{title}”中各项政策的贡献' },
  attributionClear: {
    en: '{measure} of {place} in {year}: the {count} policies together change it by {total} (95% interval of the mean {interval}). The largest part is that of {policy}: {share} ({shareInterval}).',
    zh: '{year} 年“{place}”的{measure}：{count} 项政策合用使其变化 {total}（均值的 95% 区间 {interval}）。其中份额最大的是{policy}：{share}（{shareInterval}）。',
  },
  attributionUnclear: {
    en: 'Direction unclear: {measure} of {place} in {year} changes by {total} with all {count} policies, but the 95% interval of the mean, {interval}, includes 0 or is unknown; its parts say little.',
    zh: '方向不确定：{count} 项政策合用时，{year} 年“{place}”的{measure}变化 {total}，但均值的 95% 区间 {interval} 包含 0 或未知，其分解意义不大。',
  },
  attributionNothing: {
    en: 'No policy changes {measure} anywhere in any run.',
    zh: '在所有运行中，没有政策改变任何地方的{measure}。',
  },
  attributionHeading: { en: 'Who did it', zh: '各自的作用' },
  attributionReading: {
    en: 'Shapley share: the mean gain from adding the policy, over all {subsets} subsets of the package run on the same draws and all orders in which it can be put together; the shares add up to the effect of all together. Alone: the policy without the others. Bars: 95% interval of the mean over {runs} runs; the share of a policy whose bar crosses 0 is unclear.',
    zh: '沙普利份额：组合的全部 {subsets} 个子集使用相同随机数运行，对全部先后次序取加入该政策所带来增量的均值；各份额之和等于全部政策合用的效果。单独：没有其他政策时的效果。横线：{runs} 次运行均值的 95% 区间；横线跨过 0 的政策，其份额不确定。',
  },
  attributionFigure: {
    en: '{measure} in {year}: all together and by policy',
    zh: '{year} 年{measure}：合用效果与各政策份额',
  },
  attributionLabel: {
    en: '{measure} of {place} in {year}: all together {total}; shares {shares}.',
    zh: '{year} 年“{place}”的{measure}：合用 {total}；份额 {shares}。',
  },
  attributionCaption: { en: '{measure} in {year}', zh: '{year} 年{measure}' },
  attributionInteractions: { en: 'More together, or less', zh: '合用与分用' },
  attributionInteractionsReading: {
    en: 'Interaction: what two policies do together beyond what they do apart, over all subsets of the others. Above 0 they help each other, below 0 they get in each other’s way; ? = the 95% interval of the mean includes 0.',
    zh: '交互：在其他政策的全部子集上，两项政策合用超过分别使用之和的部分。大于 0 表示相互促进，小于 0 表示相互妨碍；? = 均值的 95% 区间包含 0。',
  },
  attributionTogether: { en: 'All together', zh: '全部合用' },
  attributionPolicy: { en: 'Policy', zh: '政策' },
  attributionPair: { en: '{a} with {b}', zh: '{a}与{b}' },
  attributionShare: { en: 'Shapley share', zh: '沙普利份额' },
  attributionAlone: { en: 'Alone', zh: '单独使用' },
  attributionInteraction: { en: 'Interaction', zh: '交互' },
  legendTogether: { en: 'all together', zh: '全部合用' },
  legendShare: { en: 'share of a policy', zh: '各政策份额' },
} as const;
