/** Manifests as the YAML support of an editor checks them: against the JSON Schemas that `kubevirt-iac schemas` writes. */
import Ajv, { type ValidateFunction } from 'ajv';
import { dispatchingSchema, jsonSchemaOf, servedKinds } from '../../cli/schemas/json-schema';
import { memoize } from '../../kube/memoize';

const checks = new Map<string, ValidateFunction>();

/** The schema that chooses by kind, with the one kind that the object is of: to compile all of them takes a minute. */
function checkOf({ apiVersion, kind }: { apiVersion?: unknown; kind?: unknown }): ValidateFunction {
  return memoize(checks, `${apiVersion} ${kind}`, () => {
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
    const own = servedKinds().filter((one) => one.apiVersion === apiVersion && one.kind === kind);
    const kinds = own.length > 0 ? own : servedKinds().slice(0, 1);
    for (const one of kinds) ajv.addSchema(jsonSchemaOf(one), one.file);
    return ajv.compile(dispatchingSchema(kinds));
  });
}

/** Why an object is rejected: `/spec/runStrategy must be ...`. */
export function schemaErrors(object: object): string[] {
  const check = checkOf(object);
  if (check(object)) return [];
  const errors = (check.errors ?? []).filter(({ keyword }) => keyword !== 'if');
  return errors.map(({ instancePath, message }) => `${instancePath} ${message}`);
}
