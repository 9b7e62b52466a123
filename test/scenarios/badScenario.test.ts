import { describe, expect, test } from 'vitest';
import { changed, errorOf } from '../support/scenario-fixtures/fixtures.ts';

/** `[what, fixture, passage, replacement, message]`: the fixture with the passage replaced gives the message. */
type Case = readonly [what: string, name: string, passage: string, replacement: string, message: string];

const check = (cases: readonly Case[]) =>
  test.each(cases)('%s', (_, name, passage, replacement, message) => {
    expect(errorOf(name, changed(name, passage, replacement)).message).toBe(message);
  });

const world = 'tiny-world';
const subsidy = 'tiny-subsidy';
const tariff = 'tiny-tariff';
const platform = 'tiny-platform';

describe('an unknown key is refused at every level', () => {
  check([
    [
      'of a scenario',
      subsidy,
      'policies:',
      'polices: []\npolicies:',
      "tiny-subsidy.yaml:6: polices is unknown; expected one of $schema, name, extends, title, question, summary, start, years, set, policies, replacePolicies, world, observed in a scenario (did you mean 'policies'?)",
    ],
    [
      'of a text in two languages',
      platform,
      '{ en: Does a',
      '{ fr: Quoi, en: Does a',
      'tiny-platform.yaml:3: question is a mapping; expected text, or { en: text, zh: text }',
    ],
    [
      'a parameter group',
      subsidy,
      'learning:',
      'lerning:',
      "tiny-subsidy.yaml:5: set.lerning is unknown; expected a parameter group, one of stage, firm, learning (did you mean 'learning'?)",
    ],
    [
      'a parameter',
      subsidy,
      '{ rate: 0.3 }',
      '{ ratte: 0.3 }',
      "tiny-subsidy.yaml:5: set.learning.ratte is unknown; expected a parameter of group learning, one of rate, customer (did you mean 'rate'?)",
    ],
    [
      'a parameter of another group',
      subsidy,
      '{ rate: 0.3 }',
      '{ imitationRate: 0.3 }',
      "tiny-subsidy.yaml:5: set.learning.imitationRate is unknown; expected a parameter of group learning (did you mean 'firm.imitationRate'?)",
    ],
    [
      'a parameter without its group',
      subsidy,
      'learning: { rate: 0.3 }',
      'imitationRate: 0.3',
      "tiny-subsidy.yaml:5: set.imitationRate is unknown; expected a parameter group, one of stage, firm, learning (did you mean 'firm.imitationRate'?)",
    ],
    [
      'of a policy',
      subsidy,
      'until:',
      'untill:',
      "tiny-subsidy.yaml:9: policies[0].untill is unknown; expected one of instrument, from, until, ramp, target, rate, budget, sameMoneyAs in a policy of rdSubsidy (did you mean 'until'?)",
    ],
    [
      'of a target',
      subsidy,
      'owner:',
      'owners:',
      "tiny-subsidy.yaml:14: policies[0].target.owners is unknown; expected one of region, industry, stage, owner, employees in a target of rdSubsidy (did you mean 'owner'?)",
    ],
    [
      'a filter the instrument does not have',
      platform,
      '{ region: [Central] }',
      '{ owner: [domestic] }',
      'tiny-platform.yaml:8: policies[0].target.owner is unknown; expected one of region, industry, stage in a target of innovationPlatform',
    ],
    [
      'a budget where nothing is spent',
      tariff,
      'rate: 0.3',
      'budget: 0.3',
      'tiny-tariff.yaml:13: policies[0].budget is unknown; expected one of instrument, from, until, ramp, target, rate, partner, direction in a policy of tariff',
    ],
    [
      'a cost share where there is none',
      subsidy,
      'rate: 0.08',
      'costShare: 0.1',
      'tiny-subsidy.yaml:16: policies[0].costShare is unknown; expected one of instrument, from, until, ramp, target, rate, budget, sameMoneyAs in a policy of rdSubsidy',
    ],
    [
      'of employees',
      subsidy,
      '{ max: 500 }',
      '{ maximum: 500 }',
      "tiny-subsidy.yaml:15: policies[0].target.employees.maximum is unknown; expected one of min, max in sizes of firms",
    ],
    [
      'of a world',
      world,
      '  blocs:\n',
      '  bloc: []\n  blocs:\n',
      "tiny-world.yaml:37: world.bloc is unknown; expected one of regions, blocs, industries, clusters in a world (did you mean 'blocs'?)",
    ],
    [
      'of a region',
      world,
      'north: 100',
      'north: 100\n      population: 60',
      'tiny-world.yaml:32: world.regions[1].population is unknown; expected one of name, label, east, north, wage, restEmployment, restOutput, restGrowth, talent, infrastructure, portDistance, source, sources in a region',
    ],
    [
      'of the sources of a region',
      world,
      'wage: yearbook',
      'wages: yearbook',
      "tiny-world.yaml:27: world.regions[0].sources.wages is unknown; expected one of name, label, east, north, wage, restEmployment, restOutput, restGrowth, talent, infrastructure, portDistance in sources of a region (did you mean 'wage'?)",
    ],
    [
      'of values by stage',
      world,
      'midstream: -0.3,',
      'midstream: -0.3, middle: 1,',
      'tiny-world.yaml:46: world.blocs[1].competence.middle is unknown; expected one of upstream, midstream, downstream in values by stage',
    ],
    [
      'of the traits of an industry',
      world,
      '        elasticity:',
      '        elasticities:',
      "tiny-world.yaml:57: world.industries[0].stages.elasticities is unknown; expected one of elasticity, inputShare, researchIntensity, qualityElasticity, wagePremium, skilledShare in traits of the stages (did you mean 'elasticity'?)",
    ],
    [
      'of a cluster',
      world,
      'foreignOwned: 0.3',
      'foreignOwner: 0.3',
      "tiny-world.yaml:70: world.clusters[0].foreignOwner is unknown; expected one of region, industry, sales, firms, competence, competenceSpread, foreignReliance, foreignOwned, source, sources in a cluster (did you mean 'foreignOwned'?)",
    ],
    [
      'of an observed series',
      world,
      '    source: fixture',
      '    sauce: fixture',
      "tiny-world.yaml:87: observed[0].sauce is unknown; expected one of measure, region, industry, unit, source, values in an observed series (did you mean 'source'?)",
    ],
  ]);
});

describe('a wrong type is refused', () => {
  check([
    ['text for a number', world, 'wage: 0.06', 'wage: high', "tiny-world.yaml:17: world.regions[0].wage is 'high'; expected a number above 0 up to 1000 (million yuan a person a year)"],
    ['a number for text', world, 'source: fixture', 'source: 12', 'tiny-world.yaml:87: observed[0].source is 12; expected text of at most 4000 characters (in quotes if it looks like a number)'],
    ['nothing for a number', subsidy, 'rate: 0.08', 'rate:', 'tiny-subsidy.yaml:16: policies[0].rate is empty; expected a number from 0 to 1 (share of sales)'],
    ['a word for a list', subsidy, 'region: [Central]', 'region: Central', "tiny-subsidy.yaml:12: policies[0].target.region is 'Central'; expected a list of names of regions, from 1 to 200"],
    ['an empty list', subsidy, 'region: [Central]', 'region: []', 'tiny-subsidy.yaml:12: policies[0].target.region is a list of 0; expected a list of names of regions, from 1 to 200'],
    ['a mapping for a list', platform, 'policies:\n  - instrument: innovationPlatform', 'policies:\n  one:\n    instrument: x', 'tiny-platform.yaml:4: policies is a mapping; expected a list of policies, at most 200'],
    ['a word for a policy', tariff, '  - instrument: tariff', '  - tariff\n  - instrument: tariff', "tiny-tariff.yaml:10: policies[0] is 'tariff'; expected a policy: a mapping with instrument, from, until"],
    ['a number for a group', subsidy, 'learning: { rate: 0.3 }', 'learning: 0.3', 'tiny-subsidy.yaml:5: set.learning is 0.3; expected group learning: a mapping with rate, customer'],
    ['a number for a name', world, 'name: Rival', 'name: 7', 'tiny-world.yaml:43: world.blocs[1].name is 7; expected a name: letters, digits, - and _, at most 40 characters, quoted if it looks like a number'],
    ['an unknown instrument', subsidy, 'rdSubsidy', 'rdSubsidi', "tiny-subsidy.yaml:7: policies[0].instrument is 'rdSubsidi'; expected one of rdSubsidy, innovationPlatform, tariff (did you mean 'rdSubsidy'?)"],
    ['a policy without instrument', subsidy, 'instrument: rdSubsidy', 'ramp: 0', 'tiny-subsidy.yaml:7: policies[0].instrument is missing; expected one of rdSubsidy, innovationPlatform, tariff'],
    ['an unknown stage', subsidy, '[upstream, midstream]', '[upsteam]', "tiny-subsidy.yaml:13: policies[0].target.stage[0] is 'upsteam'; expected one of upstream, midstream, downstream (did you mean 'upstream'?)"],
    ['an unknown role', world, 'role: rival', 'role: follower', "tiny-world.yaml:44: world.blocs[1].role is 'follower'; expected one of frontier, rival"],
    ['half a year of a series', world, '2012: 0.8', '2012.5: 0.8', 'tiny-world.yaml:88: observed[0].values["2012.5"] has a key that does not fit; expected calendar years of four digits as keys'],
    ['no question', subsidy, 'question:', 'summary:', 'tiny-subsidy.yaml:1: question is missing; expected text, or { en: text, zh: text }'],
    ['a blank question', tariff, 'What does a tariff add?', '" "', "tiny-tariff.yaml:4: question is ' '; expected text, or { en: text, zh: text }"],
    ['an entry without a source', world, '      source: assumption, round numbers\n', '', 'tiny-world.yaml:13: world.regions[0].source is missing; expected text of at most 4000 characters (in quotes if it looks like a number)'],
  ]);
});

describe('a value out of range is refused with the range and unit', () => {
  check([
    ['a parameter', subsidy, 'rate: 0.3', 'rate: 1.5', 'tiny-subsidy.yaml:5: set.learning.rate is 1.5; expected a number from 0 to 1 (1/year)'],
    ['a rate', subsidy, 'rate: 0.08', 'rate: -0.1', 'tiny-subsidy.yaml:16: policies[0].rate is -0.1; expected a number from 0 to 1 (share of sales)'],
    ['a budget', subsidy, 'budget: 1.2', 'budget: -1', 'tiny-subsidy.yaml:17: policies[0].budget is -1; expected a number of 0 or more (billion yuan a year)'],
    ['a time between quarters', subsidy, '2018.25', '2018.3', 'tiny-subsidy.yaml:9: policies[0].until is 2018.3; expected a number from 0 to 9999, a calendar year or a quarter of it such as 2016.25'],
    ['a wage of 0', world, 'wage: 0.06', 'wage: 0', 'tiny-world.yaml:17: world.regions[0].wage is 0; expected a number above 0 up to 1000 (million yuan a person a year)'],
    ['a share above 1', world, 'foreignOwned: 0.3', 'foreignOwned: 1.3', 'tiny-world.yaml:70: world.clusters[0].foreignOwned is 1.3; expected a number from 0 to 1 (share)'],
    ['a third of a firm', world, 'midstream: 25, downstream: 3', 'midstream: 25, downstream: 0.3', 'tiny-world.yaml:76: world.clusters[1].firms.downstream is 0.3; expected a whole number from 0 to 1000000 (firms)'],
    ['half a year', world, 'years: 10', 'years: 10.5', 'tiny-world.yaml:9: years is 10.5; expected a whole number from 1 to 200 (years)'],
    ['negative demand', world, 'Central: 40', 'Central: -40', 'tiny-world.yaml:51: world.industries[0].demand.Central is -40; expected a number from 0 to 1000000000 (billion yuan a year)'],
    ['a trait of an industry', world, '{ upstream: 4, midstream: 8', '{ upstream: 1, midstream: 8', 'tiny-world.yaml:57: world.industries[0].stages.elasticity.upstream is 1; expected a number from 1.2 to 30'],
    ['a name that is too long', world, 'name: Rival', `name: ${'R'.repeat(41)}`, `tiny-world.yaml:43: world.blocs[1].name is '${'R'.repeat(41)}'; expected a name: letters, digits, - and _, at most 40 characters, quoted if it looks like a number`],
    ['a reserved name', world, 'name: Rival', 'name: prototype', "tiny-world.yaml:43: world.blocs[1].name is 'prototype'; expected another name; this one is reserved"],
    ['a name with a slash', world, 'name: Rival', 'name: a/b', "tiny-world.yaml:43: world.blocs[1].name is 'a/b'; expected a name: letters, digits, - and _, at most 40 characters, quoted if it looks like a number"],
  ]);
});

describe('a policy must fit the scenario', () => {
  check([
    ['it starts with it or later', subsidy, 'from: 2014', 'from: 2011.75', 'tiny-subsidy.yaml:8: policies[0].from is 2011.75; expected the start of the scenario, 2012, or later'],
    ['it ends after it begins', subsidy, 'until: 2018.25', 'until: 2014', 'tiny-subsidy.yaml:9: policies[0].until is 2014; expected a time after from (2014)'],
    ['its regions exist', subsidy, '[Central]', '[East, Centre]', "tiny-subsidy.yaml:12: policies[0].target.region[1] is 'Centre'; expected one of East, Central (did you mean 'Central'?)"],
    ['its industries exist', platform, 'region: [Central]', 'industry: [textiles]', "tiny-platform.yaml:8: policies[0].target.industry[0] is 'textiles'; expected electronics"],
    ['its partner is a bloc', tariff, 'partner: Leader', 'partner: East', "tiny-tariff.yaml:14: policies[0].partner is 'East'; expected one of Leader, Rival"],
    ['its sizes are in order', subsidy, '{ max: 500 }', '{ min: 600, max: 500 }', 'tiny-subsidy.yaml:15: policies[0].target.employees.max is 500; expected at least min (600)'],
    ['an inherited one too, named in its own file', tariff, 'start: 2013', 'start: 2015', 'tiny-subsidy.yaml:8: policies[0].from is 2014; expected the start of the scenario, 2015, or later'],
  ]);
});

describe('the entries of a world must agree', () => {
  const rivals = 'Rival: { upstream: 0.2, midstream: 0.7, downstream: 0.2 }';
  check([
    ['names are unique across economies', world, 'name: Rival', 'name: East', "tiny-world.yaml:43: world.blocs[1].name is 'East'; expected a name that no other entry has"],
    ['one frontier only', world, 'role: rival', 'role: frontier', "tiny-world.yaml:44: world.blocs[1].role is 'frontier'; expected one frontier bloc only"],
    ['one frontier', world, 'role: frontier', 'role: rival', 'tiny-world.yaml:37: world.blocs has no frontier; expected one with role: frontier'],
    ['demand of known economies', world, 'Central: 40', 'Centre: 40', "tiny-world.yaml:51: world.industries[0].demand.Centre is not a region or bloc; expected one of East, Central, Leader, Rival (did you mean 'Central'?)"],
    ['some demand', world, '{ East: 60, Central: 40, Leader: 300, Rival: 100 }', '{ East: 0 }', 'tiny-world.yaml:51: world.industries[0].demand sums to 0; expected demand above 0 in at least one region or bloc'],
    ['shares of known blocs', world, rivals, `${rivals}\n        East: { upstream: 0, midstream: 0, downstream: 0 }`, 'tiny-world.yaml:56: world.industries[0].blocShares.East is not a bloc; expected one of Leader, Rival'],
    ['shares of every bloc', world, `        ${rivals}\n`, '', 'tiny-world.yaml:53: world.industries[0].blocShares.Rival is missing; expected shares of every bloc by stage'],
    ['shares that sum to 1', world, 'Rival: { upstream: 0.2,', 'Rival: { upstream: 0.3,', 'tiny-world.yaml:53: world.industries[0].blocShares sums to 1.1 over the blocs in stage upstream; expected 1'],
    ['clusters in known regions', world, '- region: Central\n      industry', '- region: West\n      industry', "tiny-world.yaml:73: world.clusters[1].region is 'West'; expected one of East, Central"],
    ['every cluster once', world, '- region: Central\n      industry', '- region: East\n      industry', 'tiny-world.yaml:73: world.clusters[1] repeats East/electronics of clusters[0]; expected every cluster once'],
    ['sales where there are firms', world, 'midstream: 15, downstream: 1 }', 'midstream: 0, downstream: 1 }', 'tiny-world.yaml:75: world.clusters[1].sales.midstream is 0 where Central/electronics has 25 firms; expected sales and firms both 0 or both above 0'],
    ['firms where there are sales', world, 'midstream: 25, downstream: 3 }', 'midstream: 0, downstream: 3 }', 'tiny-world.yaml:76: world.clusters[1].firms.midstream is 0 where Central/electronics has sales of 15; expected sales and firms both 0 or both above 0'],
    ['series of known regions', world, '    region: Central\n    industry: electronics\n    source', '    region: West\n    industry: electronics\n    source', "tiny-world.yaml:85: observed[0].region is 'West'; expected one of East, Central"],
  ]);
});

describe('a chain of scenarios must end in a base scenario', () => {
  const some = (...lines: string[]) => ['question: What?', ...lines].join('\n');
  check([
    ['its name is that of the file', subsidy, 'name: tiny-subsidy', 'name: other', "tiny-subsidy.yaml:1: name is 'other'; expected 'tiny-subsidy', the name of the file"],
    ['its parent exists', subsidy, 'extends: tiny-world', 'extends: tiny-wold', "tiny-subsidy.yaml:2: extends is 'tiny-wold'; expected the name of an existing scenario"],
    ['its parent is a name, not a path', subsidy, 'extends: tiny-world', 'extends: ../tiny-world', "tiny-subsidy.yaml:2: extends is '../tiny-world'; expected a name: letters, digits, - and _, at most 40 characters, quoted if it looks like a number"],
    ['it does not extend itself', subsidy, 'extends: tiny-world', 'extends: tiny-subsidy', 'tiny-subsidy.yaml:2: extends is a cycle: tiny-subsidy -> tiny-subsidy; expected a chain that ends'],
    ['a base has a world', world, 'world:', 'extends: tiny-subsidy\nworld:', 'tiny-world.yaml:12: world is for base scenarios; expected no world beside extends'],
    ['a base has a start', world, 'start: 2012\n', '', 'tiny-world.yaml:2: start is missing; expected start, or extends: and the scenario to extend'],
    ['a base replaces no policies', world, 'years: 10', 'years: 10\nreplacePolicies: true', 'tiny-world.yaml:10: replacePolicies is for scenarios that extend another; expected nothing'],
  ]);

  test('cycles are named', () => {
    const texts = {
      a: some('name: a', 'extends: b'),
      b: some('name: b', 'extends: c'),
      c: some('name: c', 'extends: a'),
    };
    expect(errorOf('a', texts).message).toBe('c.yaml:3: extends is a cycle: a -> b -> c -> a; expected a chain that ends');
  });

  test('at most 20 deep', () => {
    const texts = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [`s${i}`, some(`name: s${i}`, `extends: s${i + 1}`)]),
    );
    expect(errorOf('s0', texts).message).toBe("s19.yaml:3: extends is 's20'; expected at most 20 scenarios in a chain");
  });

  test('a scenario that does not exist', () => {
    expect(errorOf('nowhere').message).toBe("scenario is 'nowhere'; expected the name of an existing scenario");
  });

  test('a mistake in a parent is named in the file of the parent', () => {
    const error = errorOf('tiny-tariff', changed('tiny-subsidy', 'rate: 0.3', 'rate: x'));
    expect([error.file, error.line, error.path]).toEqual(['tiny-subsidy.yaml', 5, 'set.learning.rate']);
  });
});

describe('--set', () => {
  test.each([
    ['learning.rate', 'fast', "--set: learning.rate is 'fast'; expected a number from 0 to 1 (1/year)"],
    ['learning.rate', '2', "--set: learning.rate is '2'; expected a number from 0 to 1 (1/year)"],
    ['learning.rate', '', "--set: learning.rate is ''; expected a number from 0 to 1 (1/year)"],
    ['learning.rate', '0x1', "--set: learning.rate is '0x1'; expected a number from 0 to 1 (1/year)"],
    ['learning.ratte', '1', "--set: learning.ratte is unknown; expected a parameter of group learning, one of rate, customer (did you mean 'rate'?)"],
    ['imitationRate', '1', "--set: imitationRate is unknown; expected a parameter group, one of stage, firm, learning (did you mean 'firm.imitationRate'?)"],
    ['__proto__.polluted', '1', '--set: __proto__.polluted is unknown; expected a parameter group, one of stage, firm, learning'],
    ['learning.rate.x', '1', "--set: learning.rate.x is unknown; expected a path of a group and a name (did you mean 'learning.rate'?)"],
  ])('refuses %s=%s', (path, value, message) => {
    expect(errorOf('tiny-world', {}, [{ path, value, origin: '--set' }]).message).toBe(message);
  });
});
