export { allowed, type Diagnostic } from './engine/diagnostic';
export type { AnyVmiRule, Edit, Example, ObjectRule } from './engine/rule';
export { rulesAbout } from './engine/rules-about';
export { didYouMean, nearest, oneOf, show } from './engine/suggest';
export { type ValidateInput, validate } from './engine/validate';
export { hasRules, RULES, type RuleName, ruleDocsOf, ruleIdOf, ruleNameOf, rulePageOf, unknownRule } from './rules';
export { manifestSchema } from './schema';
