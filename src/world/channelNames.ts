/**
 * Ways of learning from others, in the order of table `channel` (row node*CHANNELS + channel). Demonstration comes last
 * because its rate differs from firm to firm; the others depend on the node alone.
 */
export const channelNames = [
  'cluster',
  'customer',
  'exports',
  'exportCompetition',
  'supplier',
  'imports',
  'foreignCompetition',
  'foreignTraining',
  'foreignLinkage',
  'interregional',
  'relatedIndustry',
  'university',
  'platform',
  'foreignDemonstration',
] as const;
export type ChannelName = (typeof channelNames)[number];
export const CHANNELS = channelNames.length;
/** Place of every channel in `channelNames`. */
export const channelPlace = Object.freeze(
  Object.fromEntries(channelNames.map((name, place) => [name, place])),
) as Readonly<Record<ChannelName, number>>;
