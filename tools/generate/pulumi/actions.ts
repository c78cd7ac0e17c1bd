import { ACTIONS, type ActionInput, COMMON_INPUTS } from '../../../provider';
import { ANY, type PropertySpec, type ResourceSpec, STRING } from './spec';

const TYPES: Readonly<Record<ActionInput['type'] | 'any', PropertySpec>> = {
  string: STRING,
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  map: { type: 'object', additionalProperties: STRING },
  any: ANY,
};

/** The resources of the table of actions. Any change of an input does an action again. */
export function actionResources(): Record<string, ResourceSpec> {
  return Object.fromEntries(
    Object.entries(ACTIONS).map(([name, { description, inputs, outputs }]): [string, ResourceSpec] => {
      const own = Object.entries({ ...COMMON_INPUTS, ...inputs });
      const inputProperties = Object.fromEntries(
        own.map(([key, { type, description: text }]): [string, PropertySpec] => [
          key,
          { ...TYPES[type], description: text, willReplaceOnChanges: true },
        ]),
      );
      const made = Object.entries(outputs).map(([key, text]): [string, PropertySpec] => [
        key,
        { ...(key === 'indications' ? { type: 'array', items: STRING } : STRING), description: text },
      ]);
      const requiredInputs = Object.keys(inputs).filter((key) => inputs[key]!.required);
      return [
        `kubevirt:actions:${name}`,
        {
          description,
          properties: { ...inputProperties, ...Object.fromEntries(made) },
          required: ['namespace', ...requiredInputs],
          inputProperties,
          requiredInputs,
        },
      ];
    }),
  );
}
