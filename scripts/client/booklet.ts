import { explainTerms } from './explain-terms.js';
import { showOverdue } from './show-overdue.js';

showOverdue();
explainTerms();
