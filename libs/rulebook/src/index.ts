export { Rulebook, type RulebookOptions } from './rulebook.js';
export { readPolicyFile } from './policy-file/read-policy-file.js';
export { writePolicyFile } from './policy-file/write-policy-file.js';
export { checkPolicy } from './policy-file/check-policy.js';
export { CatalogueFile, writeCatalogueFile } from './catalogue-file/catalogue-file.js';
export { InvalidCatalogue, InvalidPolicy } from './checking/errors.js';
export { PolicyRefused, type PolicyRefusalCode, RulesKeepChanging } from './errors.js';
export { decideAdoption, type Adoption } from './decide-adoption.js';
export { policyStream, POLICIES_STREAM } from './policy-events.js';
