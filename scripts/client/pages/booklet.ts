import { answerWithHeight } from '../slides/embed-deck.js';
import { explainTerms } from '../slides/explain-terms.js';
import { showOverdue } from '../slides/show-overdue.js';
import { tellEdition } from './tell-edition.js';

answerWithHeight();
showOverdue();
tellEdition();
explainTerms();
