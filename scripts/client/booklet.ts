import { showOverdue } from './show-overdue.js';

showOverdue();
