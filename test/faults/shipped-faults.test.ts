import { readFaults, SHIPPED, stateFloor } from '../support/plant.js';
import { stateFaults } from '../support/state-faults.js';

const { faults, harmless } = readFaults(SHIPPED);

stateFloor(SHIPPED.list, faults, harmless);
stateFaults(SHIPPED);
