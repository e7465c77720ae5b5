import { answerWithHeight } from './embed-deck.js';
import { explainTerms } from './explain-terms.js';
import { showOverdue } from './show-overdue.js';

answerWithHeight();
showOverdue();
explainTerms();
