/** A value that is given when a machine is made from a template. */
export interface Parameter {
  /**
   * Used where none is given.
   * @change VirtualMachineTemplate/spec.parameters
   */
  readonly value?: string;
  /**
   * What is made up where none is given: `vm-[a-z0-9]{6}`.
   * @change VirtualMachineTemplate/spec.parameters
   */
  readonly from?: string;
  /**
   * Must be given.
   * @change VirtualMachineTemplate/spec.parameters
   */
  readonly required?: boolean;
  /** @change VirtualMachineTemplate/spec.parameters */
  readonly displayName?: string;
  /** @change VirtualMachineTemplate/spec.parameters */
  readonly description?: string;
}

type ParameterText = Pick<Parameter, 'displayName' | 'description'>;

export const Parameter = {
  /** Must be given. */
  required: (description?: string, text: ParameterText = {}): Parameter => ({
    required: true,
    ...described(description),
    ...text,
  }),
  /** Has a value unless another is given. */
  optional: (value: string, description?: string, text: ParameterText = {}): Parameter => ({
    value,
    ...described(description),
    ...text,
  }),
  /** Made up unless one is given: ranges of characters with their number, as in `vm-[a-z0-9]{6}`. */
  generated: (from: string, description?: string, text: ParameterText = {}): Parameter => ({
    from,
    ...described(description),
    ...text,
  }),
};

const described = (description: string | undefined): ParameterText =>
  description === undefined ? {} : { description };

const NAME = /^[A-Z_a-z][A-Z_a-z0-9]*$/;

/** `spec.parameters`, the same in VirtualMachineTemplate and in OpenShift's Template. */
export function parameterList(parameters: Readonly<Record<string, Parameter>>): Record<string, unknown>[] {
  return Object.entries(parameters).map(([name, { value, from, required, displayName, description }]) => {
    if (!NAME.test(name))
      throw new Error(`parameter "${name}" is no name: letters, digits and underscores, not beginning with a digit`);
    return {
      name,
      displayName,
      description,
      value,
      generate: from === undefined ? undefined : 'expression',
      from,
      required,
    };
  });
}

/** What stands for each parameter in the template. */
export function references<P extends Readonly<Record<string, Parameter>>>(
  parameters: P,
): { readonly [K in keyof P]: string } {
  return Object.fromEntries(Object.keys(parameters).map((name) => [name, `\${${name}}`])) as { [K in keyof P]: string };
}

/** The values for one machine: those given, and the defaults for the others. */
export function valuesFor<P extends Readonly<Record<string, Parameter>>>(
  parameters: P,
  given: { readonly [K in keyof P]?: string },
): { readonly [K in keyof P]: string } {
  const unknown = Object.keys(given).filter((name) => !(name in parameters));
  if (unknown.length)
    throw new Error(
      `there is no parameter ${unknown.join(', ')}. The template has ${Object.keys(parameters).join(', ')}.`,
    );
  const values = Object.entries(parameters).map(
    ([name, { value, from }]) => [name, given[name as keyof P] ?? value, from] as const,
  );
  const missing = values.filter(([, value]) => value === undefined).map(([name]) => name);
  if (missing.length) {
    throw new Error(
      `${missing.join(', ')} must be given: what a cluster would make up would be another value at every synth.`,
    );
  }
  return Object.fromEntries(values) as { [K in keyof P]: string };
}
