import { describe } from 'vitest';
import { checkMessages, platform, subsidy, tariff, world } from '../support/scenario-fixtures/checkMessages.ts';

describe('a policy must fit the scenario', () => {
  checkMessages([
    [
      'it starts with it or later',
      subsidy,
      'from: 2014',
      'from: 2011.75',
      'tiny-subsidy.yaml:8: policies[0].from is 2011.75; expected the start of the scenario, 2012, or later',
    ],
    [
      'it ends after it begins',
      subsidy,
      'until: 2018.25',
      'until: 2014',
      'tiny-subsidy.yaml:9: policies[0].until is 2014; expected a time after from (2014)',
    ],
    [
      'its regions exist',
      subsidy,
      '[Central]',
      '[East, Centre]',
      "tiny-subsidy.yaml:12: policies[0].target.region[1] is 'Centre'; expected one of East, Central (did you mean 'Central'?)",
    ],
    [
      'its industries exist',
      platform,
      'region: [Central]',
      'industry: [textiles]',
      "tiny-platform.yaml:8: policies[0].target.industry[0] is 'textiles'; expected electronics",
    ],
    [
      'its partner is a bloc',
      tariff,
      'partner: Leader',
      'partner: East',
      "tiny-tariff.yaml:14: policies[0].partner is 'East'; expected one of Leader, Rival",
    ],
    [
      'its sizes are in order',
      subsidy,
      '{ max: 500 }',
      '{ min: 600, max: 500 }',
      'tiny-subsidy.yaml:15: policies[0].target.employees.max is 500; expected at least min (600)',
    ],
    [
      'an inherited one too, named in its own file',
      tariff,
      'start: 2013',
      'start: 2015',
      'tiny-subsidy.yaml:8: policies[0].from is 2014; expected the start of the scenario, 2015, or later',
    ],
  ]);
});

describe('the entries of a world must agree', () => {
  const rivals = 'Rival: { upstream: 0.2, midstream: 0.7, downstream: 0.2 }';
  const traits = 'stages:\n';
  checkMessages([
    [
      'names are unique across economies',
      world,
      'name: Rival',
      'name: East',
      "tiny-world.yaml:43: world.blocs[1].name is 'East'; expected a name that no other entry has",
    ],
    [
      'one frontier only',
      world,
      'role: rival',
      'role: frontier',
      "tiny-world.yaml:44: world.blocs[1].role is 'frontier'; expected one frontier bloc only",
    ],
    [
      'one frontier',
      world,
      'role: frontier',
      'role: rival',
      'tiny-world.yaml:37: world.blocs has no frontier; expected one with role: frontier',
    ],
    [
      'demand of known economies',
      world,
      'Central: 40',
      'Centre: 40',
      "tiny-world.yaml:51: world.industries[0].demand.Centre is not a region or bloc; expected one of East, Central, Leader, Rival (did you mean 'Central'?)",
    ],
    [
      'some demand',
      world,
      '{ East: 60, Central: 40, Leader: 300, Rival: 100 }',
      '{ East: 0 }',
      'tiny-world.yaml:51: world.industries[0].demand sums to 0; expected demand above 0 in at least one region or bloc',
    ],
    [
      'shares of known blocs',
      world,
      rivals,
      `${rivals}\n        East: { upstream: 0, midstream: 0, downstream: 0 }`,
      'tiny-world.yaml:56: world.industries[0].blocShares.East is not a bloc; expected one of Leader, Rival',
    ],
    [
      'shares of every bloc',
      world,
      `        ${rivals}\n`,
      '',
      'tiny-world.yaml:53: world.industries[0].blocShares.Rival is missing; expected shares of every bloc by stage',
    ],
    [
      'shares that sum to 1',
      world,
      'Rival: { upstream: 0.2,',
      'Rival: { upstream: 0.3,',
      'tiny-world.yaml:53: world.industries[0].blocShares sums to 1.1 over the blocs in stage upstream; expected 1',
    ],
    [
      'inputs from other industries that exist',
      world,
      traits,
      `inputs: { midstream: { otherIndustries: { optics: { upstream: 0.1 } } } }\n      ${traits}`,
      'tiny-world.yaml:56: world.industries[0].inputs.midstream.otherIndustries.optics is not another industry; expected nothing here (there are none)',
    ],
    [
      'inputs of a stage that add up to 1 at most',
      world,
      'industries:\n',
      `industries:
    - name: optics
      demand: { East: 1 }
      blocShares: { Leader: { upstream: 1, midstream: 1, downstream: 1 }, Rival: { upstream: 0, midstream: 0, downstream: 0 } }
      inputs: { downstream: { sameStage: 0.5, otherIndustries: { electronics: { upstream: 0.4, midstream: 0.2 } } } }
      source: assumption\n`,
      'tiny-world.yaml:52: world.industries[0].inputs.downstream adds up to 1.1; expected shares of at most 1 in all',
    ],
    [
      'clusters in known regions',
      world,
      '- region: Central\n      industry',
      '- region: West\n      industry',
      "tiny-world.yaml:72: world.clusters[1].region is 'West'; expected one of East, Central",
    ],
    [
      'every cluster once',
      world,
      '- region: Central\n      industry',
      '- region: East\n      industry',
      'tiny-world.yaml:72: world.clusters[1] repeats East/electronics of clusters[0]; expected every cluster once',
    ],
    [
      'sales where there are firms',
      world,
      'midstream: 15, downstream: 1 }',
      'midstream: 0, downstream: 1 }',
      'tiny-world.yaml:74: world.clusters[1].sales.midstream is 0 where Central/electronics has 25 firms; expected sales and firms both 0 or both above 0',
    ],
    [
      'firms where there are sales',
      world,
      'midstream: 25, downstream: 3 }',
      'midstream: 0, downstream: 3 }',
      'tiny-world.yaml:75: world.clusters[1].firms.midstream is 0 where Central/electronics has sales of 15; expected sales and firms both 0 or both above 0',
    ],
    [
      'series of known regions',
      world,
      '    region: Central\n    industry: electronics\n    source',
      '    region: West\n    industry: electronics\n    source',
      "tiny-world.yaml:85: observed[0].region is 'West'; expected one of East, Central",
    ],
  ]);
});
