export { allowed, type Diagnostic } from './engine/diagnostic';
export type { AnyVmiRule, Edit, Example, ObjectRule } from './engine/rule';
export { nearest } from './engine/suggest';
export { type ValidateInput, validate } from './engine/validate';
export { hasRules, RULES, ruleDocsOf, ruleIdOf, ruleNameOf, rulePageOf, unknownRule } from './rules';
