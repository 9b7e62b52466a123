import * as z from 'zod';
import { type LayoutName, layoutNames } from '../world/government/layoutNames.ts';
import { amount, choice, identifier, listOf } from './schemaFields.ts';

/** What a park policy says of its layout. */
export interface ParkEntry {
  readonly layout?: LayoutName;
  readonly industries?: number;
  readonly lists?: Readonly<Record<string, readonly string[]>>;
  readonly copying?: number;
  readonly review?: number;
}

/** Schema of the keys of `ParkEntry`. */
export const parkFields = {
  layout: choice(
    'What regions promote: byAdvantage (where they are most specialised), homogeneous (the largest industries of the nation, everywhere) or listed.',
    layoutNames,
  ).default('byAdvantage'),
  industries: amount('Industries each region promotes, unless they are listed.', {
    min: 1,
    max: 50,
    whole: true,
  }).default(1),
  lists: z
    .record(identifier, listOf('names of industries', identifier, 50, 1), {
      error: () => 'a mapping of regions to lists of industries',
    })
    .optional()
    .describe('For the layout listed: the industries of each region.'),
  copying: amount('Propensity of a government to copy the most successful other one at a review.', {
    min: 0,
    max: 1,
    unit: 'share',
  }).default(0),
  review: amount('Time between reviews of what is promoted, 0 for none; 4 where governments copy.', {
    min: 0,
    max: 100,
    unit: 'years',
  }).optional(),
};
