/** A parameter of a template: its value is given when a VM is created from the template. */
export interface Parameter {
  /**
   * Value if none is given.
   * @default - none
   * @change VirtualMachineTemplate/spec.parameters
   */
  readonly value?: string;
  /**
   * Expression that a value is generated from if none is given: `vm-[a-z0-9]{6}`.
   * @default - none
   * @change VirtualMachineTemplate/spec.parameters
   */
  readonly from?: string;
  /**
   * Whether a value must be given.
   * @default false
   * @change VirtualMachineTemplate/spec.parameters
   */
  readonly required?: boolean;
  /**
   * Name shown in consoles.
   * @default - the name of the parameter
   * @change VirtualMachineTemplate/spec.parameters
   */
  readonly displayName?: string;
  /**
   * Description shown in consoles.
   * @default - none
   * @change VirtualMachineTemplate/spec.parameters
   */
  readonly description?: string;
}

type ParameterText = Pick<Parameter, 'displayName' | 'description'>;

export const Parameter = {
  /** A parameter whose value must be given. */
  required: (description?: string, text: ParameterText = {}): Parameter => ({
    required: true,
    ...described(description),
    ...text,
  }),
  /** A parameter with a default value. */
  optional: (value: string, description?: string, text: ParameterText = {}): Parameter => ({
    value,
    ...described(description),
    ...text,
  }),
  /** A parameter that is generated unless a value is given, from character ranges with a count: `vm-[a-z0-9]{6}`. */
  generated: (from: string, description?: string, text: ParameterText = {}): Parameter => ({
    from,
    ...described(description),
    ...text,
  }),
};

const described = (description: string | undefined): ParameterText =>
  description === undefined ? {} : { description };

const NAME = /^[A-Z_a-z][A-Z_a-z0-9]*$/;

/** `spec.parameters`, identical in VirtualMachineTemplate and in OpenShift's Template. */
export function parameterList(parameters: Readonly<Record<string, Parameter>>): Record<string, unknown>[] {
  return Object.entries(parameters).map(([name, { value, from, required, displayName, description }]) => {
    if (!NAME.test(name))
      throw new Error(
        `Parameter name "${name}" is not valid: use letters, digits and underscores, and do not start with a digit.`,
      );
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

/** The placeholder of each parameter in the template. */
export function references<P extends Readonly<Record<string, Parameter>>>(
  parameters: P,
): { readonly [K in keyof P]: string } {
  return Object.fromEntries(Object.keys(parameters).map((name) => [name, `\${${name}}`])) as { [K in keyof P]: string };
}

/** The values for one VM: those given, and the defaults of the others. */
export function valuesFor<P extends Readonly<Record<string, Parameter>>>(
  parameters: P,
  given: { readonly [K in keyof P]?: string },
): { readonly [K in keyof P]: string } {
  const unknown = Object.keys(given).filter((name) => !(name in parameters));
  if (unknown.length)
    throw new Error(`Unknown parameter ${unknown.join(', ')}. The template has ${Object.keys(parameters).join(', ')}.`);
  const values = Object.entries(parameters).map(
    ([name, { value, from }]) => [name, given[name as keyof P] ?? value, from] as const,
  );
  const missing = values.filter(([, value]) => value === undefined).map(([name]) => name);
  if (missing.length) {
    throw new Error(
      `Parameter ${missing.join(', ')} requires a value here: a generated one would differ at every synth.`,
    );
  }
  return Object.fromEntries(values) as { [K in keyof P]: string };
}
