/** The part of SARIF 2.1.0 that the commands write, without anything beside it, and with what GitHub's code scanning requires. */
import { z } from 'zod';

const text = z.strictObject({ text: z.string().min(1) });
const level = z.enum(['error', 'warning', 'note']);
/** A path below the root of the repository; GitHub opens no other. */
const uri = z.string().regex(/^(?!\/|\.\.|[a-z]+:)[A-Za-z0-9._~!$&'()*+,;=:@%/-]+$/);

const rule = z.strictObject({
  id: z.string().min(1),
  name: z.string().max(255).optional(),
  shortDescription: text.extend({ text: z.string().min(1).max(1024) }),
  fullDescription: text.extend({ text: z.string().min(1).max(1024) }),
  help: text.extend({ markdown: z.string().min(1) }),
  helpUri: z.url(),
  properties: z.strictObject({ tags: z.array(z.string()).max(20) }),
});

const result = z.strictObject({
  ruleId: z.string(),
  ruleIndex: z.int().nonnegative(),
  level,
  message: text,
  locations: z
    .array(
      z.strictObject({
        physicalLocation: z.strictObject({
          artifactLocation: z.strictObject({ uri, uriBaseId: z.literal('%SRCROOT%') }),
          region: z.strictObject({ startLine: z.int().positive(), startColumn: z.int().positive().optional() }),
        }),
        logicalLocations: z
          .array(z.strictObject({ fullyQualifiedName: z.string(), kind: z.literal('object') }))
          .optional(),
      }),
    )
    .length(1),
  partialFingerprints: z.strictObject({ primaryLocationLineHash: z.string().regex(/^[0-9a-f]{16}:\d+$/) }),
});

const run = z
  .strictObject({
    tool: z.strictObject({
      driver: z.strictObject({
        name: z.literal('kubevirt-iac'),
        version: z.string(),
        semanticVersion: z.string(),
        informationUri: z.url(),
        rules: z.array(rule),
      }),
    }),
    automationDetails: z.strictObject({ id: z.string().regex(/^[\w-]+\/\w+\/$/) }),
    columnKind: z.literal('utf16CodeUnits'),
    originalUriBaseIds: z.record(z.string(), z.strictObject({ description: text })),
    invocations: z.array(
      z.strictObject({
        executionSuccessful: z.boolean(),
        toolExecutionNotifications: z.array(z.strictObject({ level, message: text })),
      }),
    ),
    results: z.array(result).max(25_000),
  })
  .refine(
    ({ tool, results }) => results.every(({ ruleId, ruleIndex }) => tool.driver.rules[ruleIndex]?.id === ruleId),
    {
      message: 'a result refers to another rule than it names',
    },
  )
  .refine(({ results }) => new Set(results.map(fingerprintOf)).size === results.length, {
    message: 'two results have one fingerprint, and would be one alert',
  });

const fingerprintOf = ({ partialFingerprints }: z.infer<typeof result>): string =>
  partialFingerprints.primaryLocationLineHash;

const log = z.strictObject({ $schema: z.url(), version: z.literal('2.1.0'), runs: z.array(run).length(1) });

/** The run of a log; throws where it is not one that code scanning takes. */
export const readSarif = (json: string): z.infer<typeof run> => log.parse(JSON.parse(json)).runs[0]!;

/** Where a result stands and what it is about: `manifests/web.yaml:12 warning effect/restart`. */
export function placesIn(json: string): string[] {
  return readSarif(json).results.map(({ ruleId, level: found, locations: [at] }) => {
    const { artifactLocation, region } = at!.physicalLocation;
    return `${decodeURIComponent(artifactLocation.uri)}:${region.startLine} ${found} ${ruleId}`;
  });
}
