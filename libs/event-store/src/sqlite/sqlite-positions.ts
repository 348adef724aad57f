import { Positions } from '../log/positions.js';

export const sqlitePositions = new Positions('s');
