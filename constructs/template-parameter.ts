import { isUnresolved } from '../kube/unresolved';

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
  /**
   * Type of the field that the value is for. A number or a boolean replaces a whole value: `cpu: p.CPUS`, never a part of a text.
   * @default string
   * @change VirtualMachineTemplate/spec.virtualMachine
   */
  readonly type?: 'string' | 'number' | 'boolean';
}

/** Parameters of a template, by name. */
export type Parameters = Readonly<Record<string, Parameter>>;

/** The value of a parameter, as the machine of the template sees it. */
export type ParameterValue<P extends Parameter> = P extends { readonly type: 'number' }
  ? number
  : P extends { readonly type: 'boolean' }
    ? boolean
    : string;

type ParameterText = Pick<Parameter, 'displayName' | 'description'>;
interface Typed<T> extends ParameterText {
  /**
   * Value if none is given.
   * @default - none: a value must be given
   */
  readonly value?: T;
}

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
  /** A number, such as the number of CPUs. It replaces a whole value: `cpu: p.CPUS`. */
  number: (options: Typed<number> = {}): Parameter & { readonly type: 'number' } => typed('number', options),
  /** `true` or `false`. It replaces a whole value: `readonly: p.READONLY`. */
  boolean: (options: Typed<boolean> = {}): Parameter & { readonly type: 'boolean' } => typed('boolean', options),
};

const typed = <T extends 'number' | 'boolean'>(type: T, { value, ...text }: Typed<number | boolean>) => ({
  type,
  ...(value === undefined ? { required: true } : { value: String(value) }),
  ...text,
});

const described = (description: string | undefined): ParameterText =>
  description === undefined ? {} : { description };

const NAME = /^[A-Z_a-z][A-Z_a-z0-9]*$/;

/** `spec.parameters`, identical in VirtualMachineTemplate and in OpenShift's Template. */
export function parameterList(parameters: Parameters): Record<string, unknown>[] {
  return Object.entries(parameters).map(([name, { value, from, required, displayName, description, type }]) => {
    if (!NAME.test(name))
      throw new Error(
        `Parameter name "${name}" is not valid: use letters, digits and underscores, and do not start with a digit.`,
      );
    if (value !== undefined && !isUnresolved(value)) asTyped(name, type, value);
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

/** The placeholder of each parameter in the template: with two braces for one that replaces a value that is not text. */
export function references<P extends Parameters>(parameters: P): { readonly [K in keyof P]: ParameterValue<P[K]> } {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, { type = 'string' }]) => [
      name,
      type === 'string' ? `\${${name}}` : `\${{${name}}}`,
    ]),
  ) as never;
}

const WHOLE = /^\$\{\{(\w+)\}\}$/;
const INSIDE = /\$\{\{(\w+)\}\}/;

/** The name of a number or boolean that the template wrote into a longer text, where it cannot be replaced; undefined where none is. */
export function partOfText(value: unknown): string | undefined {
  if (typeof value === 'string') return WHOLE.test(value) ? undefined : INSIDE.exec(value)?.[1];
  if (typeof value !== 'object' || value === null) return undefined;
  for (const child of Object.values(value)) {
    const name = partOfText(child);
    if (name !== undefined) return name;
  }
  return undefined;
}

/** Data with the values in place of the placeholders. Text without a value stays: a variable of a shell script looks like a placeholder. */
export function filled(data: unknown, values: Readonly<Record<string, unknown>>): unknown {
  if (typeof data === 'string') {
    const whole = WHOLE.exec(data)?.[1];
    if (whole !== undefined && Object.hasOwn(values, whole)) return values[whole];
    return data.replace(/\$\{(\w+)\}/g, (text, name: string) =>
      Object.hasOwn(values, name) ? String(values[name]) : text,
    );
  }
  if (Array.isArray(data)) return data.map((item) => filled(item, values));
  // Instances of classes, such as a Size, hold no placeholders.
  if (typeof data !== 'object' || data === null || Object.getPrototypeOf(data) !== Object.prototype) return data;
  return Object.fromEntries(Object.entries(data).map(([key, item]) => [key, filled(item, values)]));
}

/** The values for one VM: those given, and the defaults of the others. */
export function valuesFor<P extends Parameters>(
  parameters: P,
  given: { readonly [K in keyof P]?: ParameterValue<P[K]> },
): { readonly [K in keyof P]: ParameterValue<P[K]> } {
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(parameters, name));
  if (unknown.length)
    throw new Error(`Unknown parameter ${unknown.join(', ')}. The template has ${Object.keys(parameters).join(', ')}.`);
  const values = Object.entries(parameters).map(
    ([name, { value, type }]) => [name, given[name as keyof P] ?? value, type] as const,
  );
  const missing = values.filter(([, value]) => value === undefined).map(([name]) => name);
  if (missing.length) {
    throw new Error(
      `Parameter ${missing.join(', ')} requires a value here: a generated one would differ at every synth.`,
    );
  }
  return Object.fromEntries(values.map(([name, value, type]) => [name, asTyped(name, type, value)])) as never;
}

/** The value with the type of its parameter. */
function asTyped(name: string, type: Parameter['type'], value: unknown): unknown {
  if (type === 'number') {
    if (value !== '' && Number.isFinite(Number(value))) return Number(value);
    throw new Error(`Parameter ${name} is a number, and ${JSON.stringify(String(value))} is not one.`);
  }
  if (type === 'boolean') {
    if (/^(true|false)$/.test(String(value))) return String(value) === 'true';
    throw new Error(`Parameter ${name} is true or false, and ${JSON.stringify(String(value))} is neither.`);
  }
  return value;
}
