import { declare } from './declare.ts';

/** Whom programmes of industry associations and for niche champions reach, and what members pay themselves. */
export const programmeParameters = {
  associationMembers: declare(
    'Members at which an association works half',
    '协会效力减半的会员数',
    'firms',
    20,
    [1, 10_000],
    [5, 60],
    'assumption',
    'a handful of firms can agree on little; some tens carry an office, a laboratory and working groups',
    'A higher number makes associations of small clusters weaker.',
  ),
  associationFee: declare(
    'Fee of an association',
    '协会会费',
    'share of sales',
    0.001,
    [0, 0.1],
    [0, 0.003],
    'assumption',
    'dues of Chinese trade associations are about a thousandth of sales or less',
    'A higher fee lets members pay more of the association, out of their profit.',
  ),
  championSize: declare(
    'Largest niche champion',
    '专精特新企业规模上限',
    'persons',
    1000,
    [10, 1_000_000],
    [300, 1000],
    'data',
    'an industrial firm of up to 1000 persons counts as small or medium in China (standard of 2011)',
    'A higher bound lets larger firms be chosen.',
  ),
  championNewProducts: declare(
    'New products of a niche champion',
    '专精特新企业新产品占比',
    'share of sales',
    0.03,
    [0, 1],
    [0.01, 0.1],
    'assumption',
    'with it two to five per cent of the firms are chosen, as little giants are about three per cent of large industrial firms',
    'A higher bound leaves fewer, more inventive champions.',
  ),
};
