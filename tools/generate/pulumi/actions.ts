import { ACTIONS, type ActionInput, COMMON_INPUTS } from '../../../provider';
import { ANY, type PropertySpec, type ResourceSpec, STRING } from './spec';

/** How the schema writes the types of our own inputs. */
export const INPUT_TYPES: Readonly<Record<ActionInput['type'], PropertySpec>> = {
  string: STRING,
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  map: { type: 'object', additionalProperties: STRING },
  list: { type: 'array', items: STRING },
  objects: { type: 'array', items: ANY },
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
          { ...INPUT_TYPES[type], description: text, willReplaceOnChanges: true },
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
