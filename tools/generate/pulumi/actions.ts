import { ACTIONS, type ActionInput, type ActionOutput, inputsOf, outputsOf } from '../../../provider';
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

const OUTPUTS: Readonly<Record<ActionOutput['type'], PropertySpec>> = {
  string: STRING,
  number: { type: 'number' },
  strings: { type: 'array', items: STRING },
};

/** The resources of the table of actions. Any change of an input does an action again. */
export function actionResources(): Record<string, ResourceSpec> {
  return Object.fromEntries(
    Object.entries(ACTIONS).map(([name, action]): [string, ResourceSpec] => {
      const { description, inputs, clusterWide } = action;
      const outputs = outputsOf(action);
      const own = Object.entries(inputsOf(action));
      const inputProperties = Object.fromEntries(
        own.map(([key, { type, description: text }]): [string, PropertySpec] => [
          key,
          { ...INPUT_TYPES[type], description: text, willReplaceOnChanges: true },
        ]),
      );
      const made = Object.entries(outputs).map(([key, { type, description: text }]): [string, PropertySpec] => [
        key,
        { ...OUTPUTS[type], description: text },
      ]);
      const always = Object.keys(outputs).filter((key) => outputs[key]!.always);
      const requiredInputs = Object.keys(inputs).filter((key) => inputs[key]!.required);
      return [
        `kubevirt:actions:${name}`,
        {
          description,
          properties: { ...inputProperties, ...Object.fromEntries(made) },
          required: [...new Set([...(clusterWide ? [] : ['namespace']), ...requiredInputs, ...always])],
          inputProperties,
          requiredInputs,
        },
      ];
    }),
  );
}
