import { answerWithHeight } from './embed-deck.js';
import { showOverdue } from './show-overdue.js';

answerWithHeight();
showOverdue();
