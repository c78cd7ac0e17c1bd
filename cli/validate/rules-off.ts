/** `--config FILE`: disabled rules, by id or name, each with a reason. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ruleIdOf, unknownRule } from '../../kubevirt/admission';
import { UnreadableFile } from '../manifest-limits';
import { readDocuments } from '../manifests';
import { placeInDocument } from '../report/locate';

const CONFIG = z.strictObject({
  disable: z
    .array(z.strictObject({ rule: z.string(), reason: z.string().trim().min(1, 'must not be empty') }))
    .default([]),
});

export const NOTHING_OFF: ReadonlyMap<string, string> = new Map();

/** The reason by rule. Throws an error that names what is invalid, or a rule that does not exist. */
export function readRulesOff(file: string): ReadonlyMap<string, string> {
  const text = readText(file);
  const [document = {}] = readDocuments(text, file);
  const found = CONFIG.safeParse(document);
  if (!found.success) {
    const faults = found.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`);
    throw new UnreadableFile(
      file,
      `is not a valid configuration of validate: ${faults.join('; ')}. Write disable: [{ rule: malformed-disk-name, reason: ... }].`,
      placeInDocument(text, found.error.issues[0]!.path),
    );
  }
  for (const [index, { rule }] of found.data.disable.entries()) {
    const unknown = unknownRule(rule);
    if (unknown)
      throw new UnreadableFile(
        file,
        `disables an unknown rule: ${unknown}`,
        placeInDocument(text, ['disable', index, 'rule']),
      );
  }
  return new Map(found.data.disable.map(({ rule, reason }) => [ruleIdOf(rule)!, reason]));
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Error(`Cannot read ${file}, the file given with --config.`);
  }
}
