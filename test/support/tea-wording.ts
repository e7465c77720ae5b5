import type { Access, Wording } from '../../scripts/model/wording.js';

/** Nothing to look for in what is written for all senses. */
export const NO_ACCESS: Access = {
  ...{ media: [], verbs: [], emptyAlternatives: [], emptyLinks: [], emptyTitles: [], colors: [], shapes: [], articles: [], pointing: [] },
};

/** A small wording about tea, with what a test changes. */
export const wording = (extra: Partial<Wording> = {}): Wording => ({
  ...{ hype: [], plainer: [], oneWord: [], hedges: ['may'], negations: ['not'], strong: ['always'], limits: ['only'], opposites: [] },
  subjects: [['green tea', 'sencha'], ['kettle']],
  research: ['study', 'studies'],
  effects: ['help*', 'warms'],
  units: [['minute*'], ['hour*'], ['people']],
  ...{ sameAs: [], singles: [], several: [], bounds: [], outcomes: [], parts: [], comparing: [], small: [] },
  ...{ urgency: {}, relative: ['times as likely'], statistics: ['p ='], sums: ['multiply'] },
  ...{
    openQuestions: ['how', 'what'],
    personal: ['do you take'],
    closedQuestions: ['do you'],
    actions: ['know', 'call', 'drink'],
    reader: ['you'],
    passives: ['is'],
  },
  ...{
    statements: [],
    imperatives: [],
    openers: [],
    tellings: [],
    reasons: [],
    finite: [],
    risky: [],
    presumes: [],
    scales: [],
    narrowing: [],
    tone: [],
    force: [['may'], ['try not to'], ['do not']],
    exceptions: ['unless', 'if you can'],
    urgent: ['call us'],
    whole: ['all'],
    conditions: ['if', 'until'],
    joins: [['and'], ['or']],
    access: NO_ACCESS,
  },
  ...extra,
});
