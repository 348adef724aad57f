export { type DistrictPlan, planDistrict } from './plan-district.js';
export { type Known, type PlannedStep, payloadOf } from './planned-step.js';
