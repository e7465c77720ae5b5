import { SHIPPED } from '../support/plant.js';
import { stateFaults } from '../support/state-faults.js';

stateFaults(SHIPPED);
