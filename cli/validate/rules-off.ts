/** `--config FILE`: disabled rules, by id or name, each with a reason. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ruleIdOf, unknownRule } from '../../kubevirt/admission';
import { readDocuments } from '../manifests';

const CONFIG = z.strictObject({
  disable: z
    .array(z.strictObject({ rule: z.string(), reason: z.string().trim().min(1, 'must not be empty') }))
    .default([]),
});

export const NOTHING_OFF: ReadonlyMap<string, string> = new Map();

/** The reason by rule. Throws an error that names what is invalid, or a rule that does not exist. */
export function readRulesOff(file: string): ReadonlyMap<string, string> {
  const [document = {}] = readDocuments(readText(file), file);
  const found = CONFIG.safeParse(document);
  if (!found.success) {
    const faults = found.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`);
    throw new Error(
      `${file} is not a valid configuration of validate: ${faults.join('; ')}. Write disable: [{ rule: malformed-disk-name, reason: ... }].`,
    );
  }
  const unknown = found.data.disable.map(({ rule }) => unknownRule(rule)).find(Boolean);
  if (unknown) throw new Error(`${file} disables an unknown rule: ${unknown}`);
  return new Map(found.data.disable.map(({ rule, reason }) => [ruleIdOf(rule)!, reason]));
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Error(`Cannot read ${file}, the file given with --config.`);
  }
}
