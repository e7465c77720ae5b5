import type { Access, Wording } from '../../scripts/model/wording.js';

/** Nothing to look for in what is written for all senses. */
const NO_ACCESS: Access = {
  ...{ media: [], verbs: [], emptyAlternatives: [], emptyLinks: [], emptyTitles: [], colors: [], shapes: [], articles: [], pointing: [] },
};

/** A wording that finds nothing. */
export const EMPTY_WORDING: Wording = {
  ...{
    hype: [],
    plainer: [],
    oneWord: [],
    hedges: [],
    negations: [],
    denyNothing: [],
    strong: [],
    limits: [],
    opposites: [],
    subjects: [],
    research: [],
  },
  ...{ sameAs: [], singles: [], several: [], bounds: [], boundsAfter: [], outcomes: [], parts: [], comparing: [], naming: [], small: [] },
  ...{ effects: [], units: [], relative: [], statistics: [], sums: [], urgency: {}, calling: [], fillers: [] },
  ...{ openQuestions: [], personal: [], closedQuestions: [], actions: [], reader: [], passives: [] },
  ...{ statements: [], imperatives: [], openers: [], tellings: [], reasons: [], finite: [], risky: [], presumes: [], scales: [] },
  ...{
    narrowing: [],
    qualifiers: [],
    unshown: [],
    confines: [],
    benefits: [],
    rates: [],
    tone: [],
    earning: [],
    force: [],
    exceptions: [],
    urgent: [],
    whole: [],
    conditions: [],
    joins: [],
    access: NO_ACCESS,
  },
};

/** A small wording about tea, with what a test changes. */
export const wording = (extra: Partial<Wording> = {}): Wording => ({
  ...EMPTY_WORDING,
  ...{ hedges: ['may'], negations: ['not'], strong: ['always'], limits: ['only'] },
  subjects: [['green tea', 'sencha'], ['kettle']],
  research: ['study', 'studies'],
  effects: ['help*', 'warms'],
  units: [['minute*'], ['hour*'], ['people']],
  ...{ relative: ['times as likely'], statistics: ['p ='], sums: ['multiply'] },
  openQuestions: ['how', 'what'],
  personal: ['do you take'],
  closedQuestions: ['do you'],
  actions: ['know', 'call', 'drink'],
  ...{ reader: ['you'], passives: ['is'] },
  force: [['may'], ['try not to'], ['do not']],
  exceptions: ['unless', 'if you can'],
  ...{ urgent: ['call us'], whole: ['all'], conditions: ['if', 'until'], joins: [['and'], ['or']] },
  ...extra,
});
