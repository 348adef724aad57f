export * from './catalogue.js';
export * from './events.js';
export * from './find.js';
export { evolveCatalogue, foldCatalogue } from './fold.js';
export { changeCatalogue } from './change.js';
export { planChanges, type CataloguePlan } from './plan-changes.js';
export { CatalogueRefused, type CatalogueRefusalCode } from './refused.js';
export { DEFAULT_CATALOGUE } from './default-catalogue.js';
